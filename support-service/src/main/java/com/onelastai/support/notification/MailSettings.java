package com.onelastai.support.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The categories whose mails users have switched off. Whether a user wants mails and push messages
 * at all, and when, is a preference of their account.
 */
@Repository
class MailSettings implements UserDataHolder, UserDataSource {

  private static final String MUTED = "muted";

  private final MongoOperations mongo;

  MailSettings(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Document("notificationsettings")
  record Stored(@Id String userId, Set<Category> muted) {}

  Set<Category> muted(String userId) {
    Stored stored = mongo.findById(userId, Stored.class);
    return stored == null ? Set.of() : stored.muted();
  }

  void mute(String userId, Set<Category> categories) {
    Update muted = new Update().addToSet(MUTED).each(categories.toArray());
    mongo.upsert(byId(userId), muted, Stored.class);
  }

  void set(String userId, Set<Category> muted) {
    mongo.save(new Stored(userId, muted));
  }

  @Override
  public String name() {
    return "mutedMails";
  }

  @Override
  public List<Category> of(String userId) {
    return List.copyOf(muted(userId));
  }

  @Override
  public void erase(String userId) {
    mongo.remove(byId(userId), Stored.class);
  }

  private static Query byId(String userId) {
    return new Query(where("_id").is(userId));
  }
}
