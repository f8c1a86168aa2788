package com.onelastai.auth.securitylog;

import com.onelastai.auth.client.Client;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** Writes what our own endpoints did. What Keycloak saw comes from Keycloak. */
@Service
public class SecurityLog {

  public static final String COLLECTION = "securityLogs";

  private final MongoOperations mongo;
  private final Clock clock;

  SecurityLog(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * @param details what else is worth knowing; never a secret
   */
  public void add(String userId, SecurityEvent event, Client client, Map<String, String> details) {
    Document entry =
        new Document("_id", UUID.randomUUID().toString())
            .append("userId", userId)
            .append("event", event.word())
            .append("at", clock.instant())
            .append("address", client.address())
            .append("userAgent", client.userAgent())
            .append("details", details);
    mongo.insert(entry, COLLECTION);
  }
}
