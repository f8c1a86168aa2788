package com.onelastai.auth.securitylog.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.keycloak.KeycloakEvents;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Reads Keycloak's events when a test asks for it, and shows what was logged. */
public final class Watched {

  private final MongoOperations mongo;
  private final BeanFactory beans;

  Watched(MongoOperations mongo, BeanFactory beans) {
    this.mongo = mongo;
    this.beans = beans;
  }

  /** Reads on from the stored cursor, with an empty cache. */
  void catchUp() {
    new KeycloakWatch(
            beans.getBean(KeycloakEvents.class),
            beans.getBean(EventHandlers.class),
            beans.getBean(WatchCursor.class),
            beans.getBean(SecurityLog.class),
            Duration.ofSeconds(10))
        .run();
  }

  /** Reads all events again. */
  void readAgain() {
    mongo.remove(new Query(), "keycloakcursors");
    catchUp();
  }

  List<Document> entries(String userId) {
    Query ofUser = new Query(where("userId").is(userId)).with(Sort.by("_id"));
    return mongo.find(ofUser, Document.class, "securityLogs");
  }

  /** Waits for this number of entries with this event, and asserts that there are no more. */
  public List<Document> logged(String userId, String event, int times) {
    await()
        .until(() -> {
          catchUp();
          return entries(userId, event).size() >= times;
        });
    assertThat(entries(userId, event)).hasSize(times);
    return entries(userId, event);
  }

  private List<Document> entries(String userId, String event) {
    return entries(userId).stream().filter(entry -> event.equals(entry.get("event"))).toList();
  }

  /** Waits until the end of exactly this session has been published. */
  void sessionEnded(String userId, String sessionId) {
    String ids = "{\"userId\":\"%s\",\"sessionId\":\"%s\"}".formatted(userId, sessionId);
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("identity.v1", userId))
                .filteredOn(event -> event.contains("session"))
                .containsExactly("com.onelastai.identity.session-ended.v1 " + ids));
  }
}
