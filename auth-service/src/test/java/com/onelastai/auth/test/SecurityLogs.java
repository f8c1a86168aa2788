package com.onelastai.auth.test;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Reads what was written to the security log. */
public final class SecurityLogs {

  private SecurityLogs() {}

  /** The words of what happened to a user. */
  public static List<String> of(MongoOperations mongo, String userId) {
    return mongo
        .find(new Query(where("userId").is(userId)), Document.class, "securityLogs")
        .stream()
        .map(entry -> entry.getString("event"))
        .toList();
  }
}
