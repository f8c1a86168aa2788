package com.onelastai.billing.checkout;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code checkouts}. */
@Repository
class Checkouts {

  private final MongoOperations mongo;

  Checkouts(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<Checkout> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Checkout.class));
  }

  List<Checkout> ofUser(String userId) {
    return mongo.find(new Query(where("userId").is(userId)), Checkout.class);
  }

  void save(Checkout checkout) {
    mongo.save(checkout);
  }

  /** Not another page that took its place. */
  void remove(String sessionId) {
    mongo.remove(new Query(where("sessionId").is(sessionId)), Checkout.class);
  }
}
