package com.onelastai.auth.securitylog;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.retention.BoundedRemoval;
import java.time.Clock;
import java.util.Date;
import org.springframework.data.mongodb.core.MongoOperations;
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

  @ClusterJob(name = "security-log-purge", every = "${onelastai.security-log.purge-every}")
  void run() {
    BoundedRemoval.all(
        mongo.getCollection(SecurityLog.COLLECTION),
        Filters.lte("expiresAt", Date.from(clock.instant())));
  }
}
