package com.onelastai.tracking.erasure;

import static com.onelastai.tracking.projection.Deliveries.signedIn;
import static com.onelastai.tracking.projection.Deliveries.visitor;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  private final EventPublisher publisher;
  private final ConsumerFactory<String, byte[]> consumers;
  private final UserEraser eraser;
  private final IndexCreation indexes;
  private final List<Records> people;
  private final MongoDatabaseFactory mongo;
  private final StoredDocuments documents;
  private final Instant now;

  private final String browser = UUID.randomUUID().toString();
  private final String ada = "ada-" + browser;
  private final String bob = "bob-" + browser;
  private final Actor first = visitor(browser, "s-1-" + browser);
  private final Actor second = visitor(browser, "s-2-" + browser);
  private final Actor stranger = visitor("other-" + browser, "s-3-" + browser);

  @Autowired
  ErasureIT(
      EventPublisher publisher,
      ConsumerFactory<String, byte[]> consumers,
      UserEraser eraser,
      IndexCreation indexes,
      MongoMappingContext documentTypes,
      MongoDatabaseFactory mongo,
      StoredDocuments documents,
      Clock clock) {
    this.publisher = publisher;
    this.consumers = consumers;
    this.eraser = eraser;
    this.indexes = indexes;
    this.people = Records.in(documentTypes);
    this.mongo = mongo;
    this.documents = documents;
    this.now = clock.instant();
  }

  @Test
  void userIsErasedButNotAnotherUserOfTheSameBrowser() {
    act(first, "before");
    act(signedIn(first, ada), "ada");
    act(signedIn(second, bob), "bob");
    act(stranger, "elsewhere");
    awaitStored(signedIn(second, bob), stranger);
    Document everyone = documents.get("apiusagedays", "*|" + today());

    publish(new EventEnvelope<>("erased-" + ada, now, new UserErased(ada)));
    awaitAnswer("erased-" + ada + "/tracking-service");

    for (String stored : indexes.expiring()) {
      assertThat(count(stored, Filters.eq("userId", ada))).as(stored).isZero();
    }
    assertThat(people).hasSize(7);
    for (Records stored : people) {
      assertThat(count(stored.name(), withoutUser(stored.browser())))
          .as("without a user in %s", stored.name())
          .isZero();
    }
    for (String records : RECORDS) {
      assertThat(count(records, Filters.eq("visitorId", browser))).as(records).isEqualTo(1);
      assertThat(count(records, Filters.eq("userId", bob))).as(records).isEqualTo(1);
      assertThat(count(records, Filters.eq("visitorId", stranger.visitorId())))
          .as(records)
          .isEqualTo(1);
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

    assertThat(documents.find("visitors", Filters.eq("_id", browser))).isEmpty();
    assertThat(documents.find("sessions", Filters.eq("visitorId", browser))).isEmpty();
  }

  @Test
  void lateEventsOfAnErasedUserAreNotStored() {
    eraser.erase(ada);
    act(signedIn(first, ada), "late");
    act(signedIn(second, bob), "bob");
    awaitStored(signedIn(second, bob));

    for (String stored : indexes.expiring()) {
      assertThat(count(stored, Filters.eq("userId", ada))).as(stored).isZero();
    }
    assertThat(documents.find("sessions", Filters.eq("_id", first.sessionId()))).isEmpty();
    assertThat(documents.get("erasedusers", ada))
        .as("nothing but the id, and until when")
        .containsOnlyKeys("_id", "expiresAt");
  }

  @Test
  void interruptedErasureIsCompletedByTheNext() {
    documents.insert("pageviews", record("a").append("userId", ada));
    documents.insert("userevents", record("b"));
    List<Records> failing = new ArrayList<>(people);
    failing.addFirst(new Records("", "visitorId"));
    failing.addFirst(new Records("pageviews", "visitorId"));
    PersonEraser interrupted = new PersonEraser(mongo, failing, new SimpleMeterRegistry());
    assertThatIllegalArgumentException().isThrownBy(() -> interrupted.erase(ada));

    eraser.erase(ada);

    assertThat(count("pageviews", Filters.eq("visitorId", browser))).isZero();
    assertThat(count("userevents", Filters.eq("visitorId", browser))).isZero();
  }

  @Test
  void moreThanOneBatchIsErased() {
    for (int i = 0; i < 1_100; i++) {
      documents.insert("pageviews", record("a" + i).append("userId", ada));
      documents.insert("userevents", record("b" + i));
    }

    eraser.erase(ada);

    assertThat(count("pageviews", Filters.eq("visitorId", browser))).isZero();
    assertThat(count("userevents", Filters.eq("visitorId", browser))).isZero();
  }

  @Test
  void erasingAnUnknownUserSucceeds() {
    eraser.erase(ada);
    eraser.erase(ada);

    assertThat(documents.find("erasedusers", Filters.eq("_id", ada))).hasSize(1);
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
        .atMost(Duration.ofSeconds(60))
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
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            List<String> answers = new ArrayList<>();
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(answer ->
                    answers.add(
                        new String(
                            answer.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
            return answers.contains(id);
          });
    }
  }

  private void publish(EventEnvelope<?> event) {
    publisher.publish(List.of(event));
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
