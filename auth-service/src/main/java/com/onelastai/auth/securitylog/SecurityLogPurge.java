package com.onelastai.auth.securitylog;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes entries that have expired, for engines that have TTL indexes in name only. */
@Component
class SecurityLogPurge {

  private final MongoOperations mongo;
  private final Clock clock;

  SecurityLogPurge(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${onelastai.security-log.purge-every}",
      fixedDelayString = "${onelastai.security-log.purge-every}")
  @SchedulerLock(name = "security-log-purge", lockAtMostFor = "PT30M")
  void run() {
    Query expired = new Query(where("expiresAt").lte(clock.instant()));
    mongo.remove(expired, SecurityLog.COLLECTION);
  }
}
