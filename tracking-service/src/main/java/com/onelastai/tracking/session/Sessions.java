package com.onelastai.tracking.session;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Reads sessions. */
@Component
public class Sessions {

  public static final String COLLECTION = "sessions";

  private static final NewestFirst<Session> BY_VISITOR =
      new NewestFirst<>(
          COLLECTION,
          Session.class,
          "visitorId",
          "startTime",
          Session::startTime,
          Session::sessionId);

  private final MongoOperations mongo;

  Sessions(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public @Nullable Session find(String sessionId) {
    return mongo.findById(sessionId, Session.class, COLLECTION);
  }

  public Listing<Session> ofVisitor(
      String visitorId, String address, @Nullable String after, int size) {
    return BY_VISITOR.read(mongo, visitorId, address, after, size);
  }
}
