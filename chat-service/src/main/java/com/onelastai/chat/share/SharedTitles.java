package com.onelastai.chat.share;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.starter.job.ClusterJob;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Gives the shares of earlier versions a title of their own, once: they showed that of the
 * conversation. Each has one afterwards, so that later runs find nothing.
 */
@Component
class SharedTitles {

  private static final int BATCH = 100;

  private final MongoOperations mongo;

  SharedTitles(MongoOperations mongo) {
    this.mongo = mongo;
  }

  private record Titled(@Id String id, String title) {}

  @ClusterJob(name = "shared-titles", every = "1h")
  void addMissing() {
    Query query =
        new Query(
                where("share.token")
                    .exists(true)
                    .and("share.title")
                    .exists(false)
                    .and("title")
                    .exists(true))
            .limit(BATCH);
    query.fields().include("title");
    for (var found = mongo.find(query, Titled.class, Conversation.COLLECTION);
        !found.isEmpty();
        found = mongo.find(query, Titled.class, Conversation.COLLECTION)) {
      found.forEach(conversation ->
          mongo.updateFirst(
              new Query(where("_id").is(conversation.id()).and("share.token").exists(true)),
              new Update().set("share.title", conversation.title()),
              Conversation.class));
    }
  }
}
