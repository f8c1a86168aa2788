package com.onelastai.tracking.projection;

import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import com.mongodb.client.model.Filters;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.CuttableLine;
import com.onelastai.starter.test.Engines;
import com.onelastai.tracking.StoredDocuments;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.kafka.consumer.group-id=store-away",
      "logging.level.org.apache.kafka=warn",
      "logging.level.org.mongodb.driver=off"
    })
@ContextConfiguration(initializers = {Engines.class, StoreAwayIT.ByLine.class})
@Import(StoredDocuments.class)
class StoreAwayIT {

  private static final CuttableLine LINE = line();

  private final EventPublisher publisher;
  private final StoredDocuments documents;
  private final MeterRegistry meters;
  private final Clock clock;

  @Autowired
  StoreAwayIT(
      EventPublisher publisher, StoredDocuments documents, MeterRegistry meters, Clock clock) {
    this.publisher = publisher;
    this.documents = documents;
    this.meters = meters;
    this.clock = clock;
  }

  /** Puts the line between the service and its store. */
  static final class ByLine
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      String database = "store-away-" + UUID.randomUUID();
      TestPropertyValues.of(
              "spring.mongodb.uri=mongodb://"
                  + LINE.address()
                  + "/"
                  + database
                  + "?serverSelectionTimeoutMS=300&connectTimeoutMS=300")
          .applyTo(context);
    }
  }

  @AfterAll
  static void hangUp() throws IOException {
    LINE.close();
  }

  @Test
  void eventsWaitWhileTheStoreIsAwayAndNoneIsLost() {
    Actor actor = visitor(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    publisher.publish(List.of(event(actor, "first")));
    await().until(() -> stored(actor) == 1);

    double deadLettered = deadLettered();
    LINE.cut();
    publisher.publish(IntStream.range(0, 100).mapToObj(i -> event(actor, "e" + i)).toList());
    await().until(() -> meters.counter("events.retried", "group", "tracking-service").count() >= 2);
    LINE.mend();

    await().atMost(Duration.ofSeconds(30)).until(() -> stored(actor) == 101);
    await().until(() -> counted(actor) == 101);
    assertThat(deadLettered()).isEqualTo(deadLettered);
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

  private static CuttableLine line() {
    ServerAddress server =
        new ServerAddress(new ConnectionString(Engines.mongoUri()).getHosts().getFirst());
    try {
      return new CuttableLine(server.getHost(), server.getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
