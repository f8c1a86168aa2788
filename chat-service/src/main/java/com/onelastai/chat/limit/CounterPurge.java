package com.onelastai.chat.limit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.erasure.HeldForUser;
import java.time.Clock;
import java.util.regex.Pattern;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes counters: of past days, for engines that have TTL indexes in name only, and of users. */
@Component
class CounterPurge implements HeldForUser {

  private final MongoOperations mongo;
  private final Clock clock;

  CounterPurge(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${onelastai.limits.purge-every}",
      fixedDelayString = "${onelastai.limits.purge-every}")
  @SchedulerLock(name = "limit-purge", lockAtMostFor = "PT30M")
  void run() {
    mongo.remove(new Query(where("expiresAt").lte(clock.instant())), Counter.class);
  }

  @Override
  public void erase(String userId) {
    String days = "^" + Pattern.quote(userId + "/");
    mongo.remove(new Query(where("_id").regex(days)), Counter.class);
  }
}
