package com.onelastai.tracking.session;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Ends visits that are idle for too long, at the time of their last activity. */
@Component
class SessionEnd {

  private static final int BATCH = 500;

  private final MongoCollection<Document> sessions;
  private final SessionProperties settings;
  private final Clock clock;

  SessionEnd(MongoDatabaseFactory mongo, SessionProperties settings, Clock clock) {
    this.sessions = mongo.getMongoDatabase().getCollection(Session.COLLECTION);
    this.settings = settings;
    this.clock = clock;
  }

  @ClusterJob(name = "session-end", every = "${onelastai.sessions.end-every}")
  void run() {
    Date limit = Date.from(clock.instant().minus(settings.idleLimit()));
    while (endBatch(limit) == BATCH) {}
  }

  private int endBatch(Date limit) {
    List<UpdateOneModel<Document>> ends = new ArrayList<>();
    sessions
        .find(Filters.and(Filters.eq("endTime", null), Filters.lt("lastActivity", limit)))
        .projection(Projections.include("lastActivity"))
        .sort(Sorts.ascending("lastActivity"))
        .limit(BATCH)
        .forEach(idle -> ends.add(end(idle)));
    if (!ends.isEmpty()) {
      sessions.bulkWrite(ends, new BulkWriteOptions().ordered(false));
    }
    return ends.size();
  }

  /** Does nothing if there was activity since the query. */
  private static UpdateOneModel<Document> end(Document idle) {
    Date lastActivity = idle.getDate("lastActivity");
    return new UpdateOneModel<>(
        new Document("_id", idle.get("_id")).append("lastActivity", lastActivity),
        Updates.set("endTime", lastActivity));
  }

  /**
   * @param idleLimit after which a visit ends
   * @param endEvery how often idle visits are ended
   */
  @ConfigurationProperties("onelastai.sessions")
  record SessionProperties(Duration idleLimit, Duration endEvery) {}
}
