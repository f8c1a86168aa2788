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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Ends the visits in which nothing happened for too long, at their last activity. */
@Component
class SessionEnd {

  private static final int BATCH = 500;

  private final MongoCollection<Document> sessions;
  private final SessionProperties settings;
  private final Clock clock;

  SessionEnd(MongoDatabaseFactory mongo, SessionProperties settings, Clock clock) {
    this.sessions = mongo.getMongoDatabase().getCollection(Sessions.COLLECTION);
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

  /** Not if something happened since it was found. */
  private static UpdateOneModel<Document> end(Document idle) {
    Date lastActivity = idle.getDate("lastActivity");
    return new UpdateOneModel<>(
        new Document("_id", idle.get("_id")).append("lastActivity", lastActivity),
        Updates.set("endTime", lastActivity));
  }
}
