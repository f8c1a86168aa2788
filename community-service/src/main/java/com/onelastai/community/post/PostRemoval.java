package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.PostPart;
import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Removes deleted posts for good once their time has come, each after what belongs to it. */
@Component
class PostRemoval {

  private static final int BATCH = 100;

  private final MongoOperations mongo;
  private final List<PostPart> parts;
  private final Clock clock;

  PostRemoval(MongoOperations mongo, List<PostPart> parts, Clock clock) {
    this.mongo = mongo;
    this.parts = parts;
    this.clock = clock;
  }

  @ClusterJob(name = "post-removal", every = "${onelastai.community.remove-every}")
  void run() {
    Query due = new Query(where("removeAt").lte(clock.instant())).limit(BATCH);
    due.fields().include("_id");
    mongo.find(due, Document.class, Post.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .forEach(this::remove);
  }

  private void remove(String id) {
    parts.forEach(part -> part.removeFrom(id));
    mongo.remove(new Query(where("_id").is(id)), Post.class);
  }
}
