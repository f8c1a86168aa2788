package com.onelastai.auth.user;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.job.ClusterJob;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Tells other services of the accounts that were opened before they were told of any. Where it
 * stands is stored, so that this is done once, whoever begins it.
 */
@Component
class AccountAnnouncement {

  private static final Logger log = LoggerFactory.getLogger(AccountAnnouncement.class);

  static final String PROGRESS = "authmigrations";
  static final String ID = "announced-accounts";

  private static final int BATCH = 200;
  private static final int BATCHES_A_RUN = 50;

  private final MongoOperations mongo;
  private final Users users;
  private volatile boolean done;

  AccountAnnouncement(MongoOperations mongo, Users users) {
    this.mongo = mongo;
    this.users = users;
  }

  @ClusterJob(name = "announce-accounts", every = "${onelastai.announcement.every}")
  void run() {
    for (int i = 0; i < BATCHES_A_RUN && !done; i++) {
      done = announceBatch();
    }
  }

  /** Returns whether none is left. */
  private boolean announceBatch() {
    Query byId = new Query(where("_id").is(ID));
    Document reached =
        Objects.requireNonNullElseGet(mongo.findOne(byId, Document.class, PROGRESS), Document::new);
    if (reached.getBoolean("done", false)) {
      return true;
    }
    List<String> batch = users.idsAfter(reached.get("after", ""), BATCH);
    batch.forEach(users::announce);
    boolean last = batch.size() < BATCH;
    Update position = new Update().set("done", last);
    mongo.upsert(byId, last ? position : position.set("after", batch.getLast()), PROGRESS);
    if (last) {
      log.info("Other services know every account");
    }
    return last;
  }
}
