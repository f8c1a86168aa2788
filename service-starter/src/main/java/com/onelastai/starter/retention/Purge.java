package com.onelastai.starter.retention;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.job.ClusterJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Removes what has expired, for engines that have TTL indexes in name only. */
public class Purge {

  private final MongoDatabaseFactory mongo;
  private final List<StoredCollection> collections;
  private final Clock clock;
  private final Counter removed;

  Purge(
      MongoDatabaseFactory mongo,
      List<StoredCollection> collections,
      Clock clock,
      MeterRegistry meters) {
    this.mongo = mongo;
    this.collections = collections;
    this.clock = clock;
    this.removed = meters.counter("records.expired");
  }

  @ClusterJob(name = "purge", every = "${onelastai.retention.purge-every}")
  public void run() {
    Bson expired = Filters.lte(StoredCollection.EXPIRES_AT, Date.from(clock.instant()));
    for (StoredCollection stored : collections) {
      removed.increment(
          BoundedRemoval.all(mongo.getMongoDatabase().getCollection(stored.name()), expired));
    }
  }
}
