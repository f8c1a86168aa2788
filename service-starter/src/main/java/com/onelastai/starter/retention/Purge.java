package com.onelastai.starter.retention;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexAutoConfiguration;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.job.ClusterJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Date;
import org.bson.conversions.Bson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Deletes expired documents, for engines that do not apply TTL indexes. */
@AutoConfiguration(after = IndexAutoConfiguration.class)
@ConditionalOnClass(MongoDatabaseFactory.class)
@ConditionalOnBean(IndexCreation.class)
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

  @ClusterJob(name = "purge", every = "${onelastai.retention.purge-every}")
  public void run() {
    Bson expired = Filters.lte(Expires.FIELD, Date.from(clock.instant()));
    for (String collection : indexes.expiring()) {
      removed.increment(
          BoundedRemoval.all(mongo.getMongoDatabase().getCollection(collection), expired));
    }
  }
}
