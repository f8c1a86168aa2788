package com.onelastai.billing.checkout;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code billingattempts}. */
@Repository
class Attempts {

  private final MongoOperations mongo;
  private final Clock clock;

  Attempts(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  Optional<Attempt> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Attempt.class))
        .filter(attempt -> attempt.expiresAt().isAfter(clock.instant()));
  }

  void save(Attempt attempt) {
    mongo.save(attempt);
  }

  void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Attempt.class);
  }

  void remove(Attempt attempt) {
    mongo.remove(new Query(where("_id").is(attempt.id())), Attempt.class);
  }
}
