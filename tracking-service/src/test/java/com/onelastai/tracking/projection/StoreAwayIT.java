package com.onelastai.tracking.projection;

import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.model.Filters;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.progress.ProgressWatch;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.CuttableLine;
import com.onelastai.starter.test.Engines;
import com.onelastai.tracking.StoredDocuments;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    properties = {
      "onelastai.mongodb.limits.connect=300ms",
      "onelastai.mongodb.limits.read=1s",
      "onelastai.mongodb.limits.server-selection=300ms",
      "onelastai.sessions.end-every=100ms",
      "onelastai.progress.limit=10s",
      "spring.kafka.consumer.group-id=store-away",
      "logging.level.org.apache.kafka=warn",
      "logging.level.org.mongodb.driver=off"
    })
@ContextConfiguration(initializers = {Engines.class, StoreAwayIT.ByLine.class})
@AutoConfigureMockMvc
@Import({Api.class, StoredDocuments.class})
class StoreAwayIT {

  private static final CuttableLine LINE = CuttableLine.toMongo();

  @Autowired EventPublisher publisher;
  @Autowired StoredDocuments documents;
  @Autowired MeterRegistry meters;
  @Autowired Clock clock;
  @Autowired Api api;
  @Autowired ProgressWatch progress;
  @Autowired IndexCreation indexes;

  /** Puts the line between the service and its store. */
  static final class ByLine
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("spring.mongodb.uri=" + LINE.mongoUri()).applyTo(context);
    }
  }

  /** Else what checks the queries after the tests creates them, without a store. */
  @BeforeEach
  void indexesAreCreated() {
    indexes.run();
  }

  @AfterAll
  static void hangUp() throws IOException {
    LINE.close();
  }

  @Test
  void eventsAreRetriedWhileTheDatabaseIsDownAndNoneIsLost() {
    Actor actor = newVisitor();

    double deadLettered = deadLettered();
    double waited = waited();
    LINE.cut();
    publisher.publish(IntStream.range(0, 100).mapToObj(i -> event(actor, "e" + i)).toList());
    await().until(() -> waited() >= waited + 2);
    LINE.mend();

    awaitReconnected().until(() -> stored(actor) == 101);
    await().until(() -> counted(actor) == 101);
    assertThat(deadLettered()).isEqualTo(deadLettered);
  }

  @Test
  void consumerAndJobsRecoverAfterTheDatabaseHung() {
    Actor actor = newVisitor();

    double waited = waited();
    LINE.silence();
    publisher.publish(List.of(event(actor, "second")));
    await().until(() -> waited() >= waited + 2);
    String visitor = "/api/analytics/analytics/visitor/" + actor.visitorId();
    api.get(Person.admin(), visitor).is(503);
    LINE.mend();

    awaitReconnected().until(() -> stored(actor) == 2);
    api.get(Person.admin(), visitor).is(200);
    // A lock that was held when the database hung would expire after minutes.
    documents.deleteAll("shedLock");
    String visit = insertIdleVisit();
    await().until(() -> documents.get("sessions", visit).get("endTime") != null);
    assertThat(progress.health().getStatus()).isEqualTo(Status.UP);
  }

  /** Whose first event is stored. */
  private Actor newVisitor() {
    Actor actor = visitor(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    publisher.publish(List.of(event(actor, "first")));
    await().until(() -> stored(actor) == 1);
    return actor;
  }

  /** The test's own queries fail until the driver has found the server again. */
  private static ConditionFactory awaitReconnected() {
    return await().ignoreExceptionsInstanceOf(MongoTimeoutException.class);
  }

  private String insertIdleVisit() {
    String id = UUID.randomUUID().toString();
    Date lastActivity = Date.from(clock.instant().minus(Duration.ofHours(1)));
    documents.insert("sessions", new Document("_id", id).append("lastActivity", lastActivity));
    return id;
  }

  private double waited() {
    return meters.counter("events.retried", "group", "tracking-service").count();
  }

  private double deadLettered() {
    return meters.find("events.dead.lettered").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private long stored(Actor actor) {
    return documents.find("userevents", Filters.eq("visitorId", actor.visitorId())).size();
  }

  private long counted(Actor actor) {
    return documents.find("sessions", Filters.eq("visitorId", actor.visitorId())).stream()
        .mapToLong(session -> session.getLong("events"))
        .sum();
  }

  private EventEnvelope<TrackingEvent> event(Actor actor, String id) {
    return new EventEnvelope<>(
        actor.scoped(id),
        clock.instant(),
        new UserEventTracked(actor, "auth", "signup", null, true, null));
  }
}
