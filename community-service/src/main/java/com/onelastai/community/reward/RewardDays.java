package com.onelastai.community.reward;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.reward.Rules.Earning;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code rewarddays}. */
@Repository
class RewardDays {

  private static final int ATTEMPTS = 20;

  private final MongoOperations mongo;

  RewardDays(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /**
   * Adds an event, unless it is there or the day has enough of its kind.
   *
   * @param key the same however often the event arrives
   * @return the day, with this event and all before it
   */
  RewardDay add(String userId, Earning rule, String key, Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    String id = RewardDay.id(userId, day);
    Update seen = new Update().setOnInsert("userId", userId).setOnInsert("day", day.toString());
    if (rule.active()) {
      seen.addToSet("quarters", RewardDay.quarter(time));
    }
    OptimisticRetry.retry(ATTEMPTS, () -> mongo.upsert(byId(id), seen, RewardDay.class));
    String keys = "counted." + rule.kind();
    Query uncounted =
        new Query(
            where("_id")
                .is(id)
                .and(keys)
                .ne(key)
                .and(keys + "." + (rule.daily() - 1))
                .exists(false));
    mongo.updateFirst(uncounted, new Update().push(keys, key), RewardDay.class);
    return Objects.requireNonNull(mongo.findById(id, RewardDay.class));
  }

  /** The user's days, the earliest first. */
  List<RewardDay> of(String userId) {
    return find(where("userId").is(userId));
  }

  /** Those from a day to another, both included. */
  List<RewardDay> of(String userId, LocalDate from, LocalDate to) {
    return find(where("userId").is(userId).and("day").gte(from.toString()).lte(to.toString()));
  }

  private List<RewardDay> find(Criteria criteria) {
    return mongo.find(new Query(criteria).with(Sort.by("day")), RewardDay.class);
  }

  void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), RewardDay.class);
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
