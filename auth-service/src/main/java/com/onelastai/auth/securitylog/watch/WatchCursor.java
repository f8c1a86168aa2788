package com.onelastai.auth.securitylog.watch;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The time of the last handled event, by Keycloak's clock. */
@Component
class WatchCursor {

  private static final String COLLECTION = "keycloakcursors";
  private static final Query EVENTS = new Query(where("_id").is("events"));

  /** How far back the first poll reads. */
  private static final Duration BEGINNING = Duration.ofDays(1);

  private final MongoOperations mongo;
  private final KeycloakTime time;

  WatchCursor(MongoOperations mongo, KeycloakTime time) {
    this.mongo = mongo;
    this.time = time;
  }

  Instant read() {
    Document cursor = mongo.findOne(EVENTS, Document.class, COLLECTION);
    return cursor == null ? time.now().minus(BEGINNING) : cursor.getDate("at").toInstant();
  }

  void advance(Instant at) {
    mongo.upsert(EVENTS, new Update().max("at", at), COLLECTION);
  }
}
