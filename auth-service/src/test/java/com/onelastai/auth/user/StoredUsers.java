package com.onelastai.auth.user;

import static com.mongodb.client.model.Filters.eq;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** Creates accounts for tests and reads what is stored about them. */
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

  /** Makes an account as an earlier version stored it. */
  public void unset(String id, String field) {
    mongo.updateFirst(query(where("_id").is(id)), new Update().unset(field), User.COLLECTION);
  }

  public long count(String collection, Bson filter) {
    return mongo.getCollection(collection).countDocuments(filter);
  }

  /** The events of a user in the security log, the oldest first. */
  public List<String> events(String id) {
    return log(id).map(entry -> entry.getString("event")).toList();
  }

  /** The events of a user in the security log with their changed fields, the oldest first. */
  public List<String> changes(String id) {
    return log(id)
        .map(entry ->
            entry.getString("event")
                + " "
                + entry.get("details", Document.class).getString("fields"))
        .toList();
  }

  private Stream<Document> log(String id) {
    return mongo
        .query(Document.class)
        .inCollection("securityLogs")
        .matching(query(where("userId").is(id)).with(Sort.by("at")))
        .all()
        .stream();
  }
}
