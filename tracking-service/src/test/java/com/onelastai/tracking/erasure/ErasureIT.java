package com.onelastai.tracking.erasure;

import static com.onelastai.tracking.projection.Deliveries.signedIn;
import static com.onelastai.tracking.projection.Deliveries.visitor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.identity.UserErased;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.Received;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.erasure.PersonEraser.Records;
import com.onelastai.tracking.projection.Deliveries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.kafka.core.ConsumerFactory;

/** Ada and Bob share a browser, and each began without signing in; Ada leaves. */
@TrackingIT
class ErasureIT {

  private static final List<String> RECORDS =
      List.of("pageviews", "userevents", "reportedids", "apiusages");

  @Autowired EventPublisher publisher;
  @Autowired ConsumerFactory<String, byte[]> consumers;
  @Autowired UserEraser eraser;
  @Autowired IndexCreation indexes;
  @Autowired MongoMappingContext documentTypes;
  @Autowired MongoDatabaseFactory mongo;
  @Autowired StoredDocuments documents;
  private final Instant now = Deliveries.now();

  private final String browser = UUID.randomUUID().toString();
  private final String ada = "ada-" + browser;
  private final String bob = "bob-" + browser;
  private final Actor first = visitor(browser, "s-1-" + browser);
  private final Actor second = visitor(browser, "s-2-" + browser);
  private final Actor stranger = visitor("other-" + browser, "s-3-" + browser);

  @Test
  void userIsErasedButNotAnotherUserOfTheSameBrowser() {
    act(first, "before");
    act(signedIn(first, ada), "ada");
    act(signedIn(second, bob), "bob");
    act(stranger, "elsewhere");
    awaitStored(signedIn(second, bob), stranger);
    Document everyone = documents.get("apiusagedays", "*|" + today());

    publisher.publish(List.of(new EventEnvelope<>("erased-" + ada, now, new UserErased(ada))));
    awaitAnswer("erased-" + ada + "/tracking-service");

    assertNothingNames(ada);
    assertThat(Records.in(documentTypes)).hasSize(7);
    for (Records stored : Records.in(documentTypes)) {
      assertThat(count(stored.name(), withoutUser(stored.browser())))
          .as("without a user in %s", stored.name())
          .isZero();
    }
    for (String records : RECORDS) {
      for (Bson kept :
          List.of(
              Filters.eq("visitorId", browser),
              Filters.eq("userId", bob),
              Filters.eq("visitorId", stranger.visitorId()))) {
        assertThat(count(records, kept)).as("%s of %s", records, kept).isEqualTo(1);
      }
    }
    assertThat(documents.find("sessions", Filters.eq("visitorId", browser)))
        .extracting(session -> session.getString("sessionId"))
        .containsExactly(second.sessionId());
    assertThat(documents.get("visitors", browser)).containsEntry("userId", bob);
    assertThat(documents.get("visitors", "other-" + browser)).isNotNull();
    assertThat(documents.get("apiusagedays", "user:" + bob + "|" + today())).isNotNull();
    assertThat(documents.get("apiusagedays", "visitor:other-" + browser + "|" + today()))
        .isNotNull();
    assertThat(documents.get("apiusagedays", "*|" + today()).get("endpoints"))
        .as("counts that name nobody")
        .isEqualTo(everyone.get("endpoints"));
  }

  @Test
  void browserThatTheUserUsedLastIsErased() {
    act(signedIn(first, ada), "ada");
    awaitStored(signedIn(first, ada));

    eraser.erase(ada);

    assertBrowserIsErasedFrom("visitors", "sessions");
  }

  @Test
  void lateEventsOfAnErasedUserAreNotStored() {
    eraser.erase(ada);
    act(signedIn(first, ada), "late");
    act(signedIn(second, bob), "bob");
    awaitStored(signedIn(second, bob));

    assertNothingNames(ada);
    assertThat(documents.find("sessions", Filters.eq("_id", first.sessionId()))).isEmpty();
    assertThat(documents.get("erasedusers", ada))
        .as("nothing but the id, and until when")
        .containsOnlyKeys("_id", "expiresAt");
  }

  @Test
  void interruptedErasureIsCompletedByTheNext() {
    documents.insert("pageviews", record("a").append("userId", ada));
    documents.insert("userevents", record("b"));
    List<Records> failing = new ArrayList<>(Records.in(documentTypes));
    failing.addFirst(new Records("", "visitorId"));
    failing.addFirst(new Records("pageviews", "visitorId"));
    PersonEraser interrupted = new PersonEraser(mongo, failing, new SimpleMeterRegistry());
    assertThatIllegalArgumentException().isThrownBy(() -> interrupted.erase(ada));

    eraser.erase(ada);

    assertBrowserIsErasedFrom("pageviews", "userevents");
  }

  @Test
  void moreThanOneBatchIsErased() {
    for (int i = 0; i < 1_100; i++) {
      documents.insert("pageviews", record("a" + i).append("userId", ada));
      documents.insert("userevents", record("b" + i));
    }

    eraser.erase(ada);

    assertBrowserIsErasedFrom("pageviews", "userevents");
  }

  @Test
  void erasingAnUnknownUserSucceeds() {
    eraser.erase(ada);
    eraser.erase(ada);

    assertThat(documents.find("erasedusers", Filters.eq("_id", ada))).hasSize(1);
  }

  private void assertNothingNames(String user) {
    for (String stored : indexes.expiring()) {
      assertThat(count(stored, Filters.eq("userId", user))).as(stored).isZero();
    }
  }

  private void assertBrowserIsErasedFrom(String... collections) {
    for (String stored : collections) {
      assertThat(count(stored, Filters.eq("visitorId", browser))).as(stored).isZero();
    }
  }

  /** One record of each kind. */
  private void act(Actor actor, String id) {
    publisher.publish(
        new Deliveries()
                .page(actor, "p-" + id, now, "/")
                .event(actor, "e-" + id, now)
                .chat(actor, "c-" + id, now)
                .call(actor, "a-" + id, now, 200, 3)
                .events()
                .stream()
                .map(Received::envelope)
                .toList());
  }

  /** The visitor is written last. */
  private void awaitStored(Actor... actors) {
    await()
        .untilAsserted(() -> {
          for (Actor actor : actors) {
            Bson visitor = Filters.eq("visitorId", actor.visitorId());
            Bson user = Filters.eq("userId", actor.userId());
            for (String stored : List.of("apiusages", "apiusagedays", "sessions", "visitors")) {
              boolean day = stored.equals("apiusagedays") && actor.userId() != null;
              assertThat(count(stored, day ? user : Filters.and(visitor, user)))
                  .as(stored)
                  .isEqualTo(1);
            }
          }
        });
  }

  private void awaitAnswer(String id) {
    try (Consumer<String, byte[]> consumer =
        consumers.createConsumer(UUID.randomUUID().toString(), null)) {
      consumer.subscribe(List.of(ErasureEvent.TOPIC));
      await()
          .until(() ->
              StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                  .map(answer -> answer.headers().lastHeader("ce_id").value())
                  .anyMatch(answered -> new String(answered, UTF_8).equals(id)));
    }
  }

  private Document record(String id) {
    return new Document("_id", browser + "/" + id).append("visitorId", browser);
  }

  private Bson withoutUser(String visitorField) {
    return Filters.and(Filters.eq(visitorField, browser), Filters.eq("userId", null));
  }

  private long count(String collection, Bson filter) {
    return documents.find(collection, filter).size();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
