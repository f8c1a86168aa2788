package com.onelastai.community.reward;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code rewardzones}, from auth-service's accounts. */
@Repository
class Zones {

  /** Older ones are dropped: the days before the oldest one are then in that zone. */
  private static final int KEPT = 200;

  private final MongoOperations mongo;

  Zones(MongoOperations mongo) {
    this.mongo = mongo;
  }

  ZoneHistory of(String userId) {
    return Optional.ofNullable(mongo.findById(userId, ZoneHistory.class))
        .orElseGet(() -> new ZoneHistory(userId, List.of()));
  }

  @EventListener(group = "reward-zones", skipErasedUsers = true)
  void on(AccountChanged account, EventMetadata metadata) {
    var change = new ZoneHistory.Change(account.revision(), metadata.time(), account.timezone());
    Query unknown =
        new Query(where("_id").is(account.userId()).and("zones.revision").ne(account.revision()));
    Update add = new Update();
    add.push("zones").sort(Sort.by("revision")).slice(-KEPT).each(change);
    try {
      mongo.upsert(unknown, add, ZoneHistory.class);
    } catch (DuplicateKeyException known) {
      // The change arrived again.
    }
  }

  void erase(String userId) {
    mongo.remove(new Query(where("_id").is(userId)), ZoneHistory.class);
  }
}
