package com.onelastai.support.notification.push;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code pushsubscriptions}. */
@Repository
public class PushSubscriptions implements UserDataHolder {

  /** Of a user; an older one is forgotten, as its browser is gone or can subscribe again. */
  static final int MAX = 20;

  private final MongoOperations mongo;

  PushSubscriptions(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Newest first. */
  public List<PushSubscription> of(String userId) {
    return newest(userId, MAX);
  }

  /** A browser belongs to the user who signed in there last. */
  void save(PushSubscription subscription) {
    mongo.save(subscription);
    List<PushSubscription> all = newest(subscription.userId(), 2 * MAX);
    if (all.size() > MAX) {
      List<String> oldest =
          all.subList(MAX, all.size()).stream().map(PushSubscription::id).toList();
      mongo.remove(
          new Query(where("_id").in(oldest).and("userId").is(subscription.userId())),
          PushSubscription.class);
    }
  }

  /** Unless another user has signed in there meanwhile. */
  public void remove(String userId, String id) {
    mongo.remove(one(userId, id), PushSubscription.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), PushSubscription.class);
  }

  private List<PushSubscription> newest(String userId, int max) {
    Query query = new Query(where("userId").is(userId));
    query.with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")).limit(max);
    return mongo.find(query, PushSubscription.class);
  }

  private static Query one(String userId, String id) {
    return new Query(where("_id").is(id).and("userId").is(userId));
  }
}
