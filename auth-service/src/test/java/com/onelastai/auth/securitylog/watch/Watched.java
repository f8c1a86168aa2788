package com.onelastai.auth.securitylog.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakEvents;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.test.MailServer;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Follows Keycloak's events when a test asks for it, and shows what was logged. */
final class Watched {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BeanFactory beans;
  private final MongoOperations mongo;

  Watched(BeanFactory beans) {
    this.beans = beans;
    this.mongo = beans.getBean(MongoOperations.class);
  }

  /** From the last event that was seen on, with nothing remembered. */
  void catchUp() {
    new KeycloakWatch(
            beans.getBean(KeycloakEvents.class),
            beans.getBean(EventHandlers.class),
            beans.getBean(WatchCursor.class),
            beans.getBean(SecurityLog.class),
            Duration.ofSeconds(10))
        .run();
  }

  /** As after a start, from the first event on. */
  void afresh() {
    mongo.remove(new Query(), "keycloakcursors");
    catchUp();
  }

  List<Document> entries(String userId) {
    Query ofUser = new Query(Criteria.where("userId").is(userId));
    List<Document> entries = new ArrayList<>(mongo.find(ofUser, Document.class, "securityLogs"));
    entries.sort(Comparator.comparing(entry -> entry.getString("_id")));
    return entries;
  }

  /** The entries of this kind, once there are so many, which is as many as there may be. */
  List<Document> logged(String userId, String event, int times) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          catchUp();
          return of(userId, event).size() >= times;
        });
    assertThat(of(userId, event)).hasSize(times);
    return of(userId, event);
  }

  private List<Document> of(String userId, String event) {
    return entries(userId).stream()
        .filter(entry -> event.equals(entry.getString("event")))
        .toList();
  }

  /** The mails to this address, once there are so many, which is as many as there may be. */
  static List<MimeMessage> mails(String email, int count) {
    await().atMost(PATIENCE).until(() -> MailServer.mailsTo(email).size() >= count);
    List<MimeMessage> mails = MailServer.mailsTo(email);
    assertThat(mails).hasSize(count);
    return mails;
  }
}
