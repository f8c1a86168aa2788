package com.onelastai.starter.retention;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Date;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes expired documents, for engines that do not apply TTL indexes. */
public class Purge {

  private final MongoDatabaseFactory mongo;
  private final IndexCreation indexes;
  private final Clock clock;
  private final Counter removed;

  Purge(MongoDatabaseFactory mongo, IndexCreation indexes, Clock clock, MeterRegistry meters) {
    this.mongo = mongo;
    this.indexes = indexes;
    this.clock = clock;
    this.removed = meters.counter("records.expired");
  }

  @Scheduled(
      initialDelayString = "${onelastai.retention.purge-every}",
      fixedDelayString = "${onelastai.retention.purge-every}")
  @SchedulerLock(name = "${spring.application.name}-purge", lockAtMostFor = "PT30M")
  public void run() {
    Bson expired = Filters.lte(Expires.FIELD, Date.from(clock.instant()));
    for (String collection : indexes.expiring()) {
      removed.increment(
          BoundedRemoval.all(mongo.getMongoDatabase().getCollection(collection), expired));
    }
  }
}
