package com.onelastai.auth.securitylog;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.client.Client;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** The collection {@code securityLogs}. */
@Service
public class SecurityLog implements UserDataHolder {

  static final String COLLECTION = "securityLogs";

  private static final int BATCH = 500;

  private static final NewestFirst<SecurityLogEntry> OF_USER =
      new NewestFirst<>(
          COLLECTION,
          SecurityLogEntry.class,
          "userId",
          "at",
          SecurityLogEntry::at,
          SecurityLogEntry::id);

  private final MongoOperations mongo;
  private final Duration retention;
  private final Clock clock;

  SecurityLog(
      MongoOperations mongo,
      @Value("${onelastai.security-log.retention}") Duration retention,
      Clock clock) {
    this.mongo = mongo;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Writes an action of our own endpoints; Keycloak's events are read by {@code watch}.
   *
   * @param details more about the action; never a secret
   */
  public void add(String userId, SecurityEvent event, Client client, Map<String, String> details) {
    Instant now = clock.instant();
    addOnce(UUID.randomUUID().toString(), userId, event, now, client, null, details);
  }

  /** Writes an entry unless one with this id exists. */
  public void addOnce(
      String id,
      String userId,
      SecurityEvent event,
      Instant at,
      Client client,
      @Nullable String sessionId,
      Map<String, String> details) {
    try {
      mongo.insert(
          new SecurityLogEntry(
              id,
              userId,
              event.word(),
              at,
              client.address(),
              client.userAgent(),
              sessionId,
              details,
              at.plus(retention)));
    } catch (DuplicateKeyException writtenBefore) {
      // Idempotent: a redelivered event has an entry already.
    }
  }

  /** Returns the ids that have an entry. */
  public Set<String> existing(Collection<String> ids) {
    Query query = new Query(where("_id").in(ids));
    query.fields().include("_id");
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(entry -> entry.getString("_id"))
        .collect(Collectors.toSet());
  }

  /** Streams a user's entries in batches; the caller closes the stream. */
  public Stream<SecurityLogEntry> oldestFirst(String userId) {
    Query entries =
        new Query(where("userId").is(userId)).with(Sort.by("at", "_id")).cursorBatchSize(BATCH);
    return mongo.stream(entries, SecurityLogEntry.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), SecurityLogEntry.class);
  }

  Listing<SecurityLogEntry> ofUser(
      String userId, String address, @Nullable String after, int size) {
    return OF_USER.read(mongo, userId, address, after, size);
  }
}
