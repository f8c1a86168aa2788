package com.onelastai.auth.user;

import static com.mongodb.client.model.Filters.eq;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/** Accounts for tests, and what became of them. */
public class StoredUsers {

  private final Users users;
  private final MongoOperations mongo;
  private final Clock clock;

  StoredUsers(Users users, MongoOperations mongo, Clock clock) {
    this.users = users;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** The id of a new account, which is its token as well. */
  public String add() {
    String id = "user-" + UUID.randomUUID();
    add(id, id + "@mail.example");
    return id;
  }

  public void add(String id, String email) {
    Instant now = clock.instant();
    users.insert(
        UserBuilder.builder()
            .id(id)
            .email(email)
            .emailVerified(true)
            .name("Ada Example")
            .preferences(Preferences.DEFAULT)
            .createdAt(now)
            .updatedAt(now)
            .build());
  }

  public Document document(String id) {
    return Objects.requireNonNull(mongo.getCollection(User.COLLECTION).find(eq("_id", id)).first());
  }

  public long count(String collection, Bson filter) {
    return mongo.getCollection(collection).countDocuments(filter);
  }

  /** What the security log says of a user, as event and fields, the oldest first. */
  public List<String> log(String id) {
    List<String> entries = new ArrayList<>();
    mongo
        .getCollection("securityLogs")
        .find(eq("userId", id))
        .sort(new Document("at", 1))
        .forEach(entry ->
            entries.add(
                entry.getString("event")
                    + " "
                    + entry.get("details", Document.class).getString("fields")));
    return entries;
  }
}
