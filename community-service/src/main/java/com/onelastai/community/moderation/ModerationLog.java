package com.onelastai.community.moderation;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The collection {@code communitymoderationlog}. */
@Repository
class ModerationLog {

  private static final NewestFirst<LogEntry> NEWEST =
      new NewestFirst<>(
          LogEntry.COLLECTION, LogEntry.class, "kind", "at", LogEntry::at, LogEntry::id);

  private final MongoOperations mongo;

  ModerationLog(MongoOperations mongo) {
    this.mongo = mongo;
  }

  void add(Kind kind, Act act) {
    try {
      mongo.insert(new LogEntry(act.id(), act.type(), act.reason(), kind, act.role(), act.at()));
    } catch (DuplicateKeyException addedBefore) {
      // Carried out again, it is still one act.
    }
  }

  Listing<LogEntry> read(String address, @Nullable String after, int size) {
    return NEWEST.readAll(mongo, address, after, size);
  }
}
