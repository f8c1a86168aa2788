package com.onelastai.starter.outbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.test.CuttableLine;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.time.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=outbox-test",
      "onelastai.outbox-relay.sweep-every=100ms",
      "onelastai.mongodb.limits.read=500ms",
      "onelastai.clock.settable=true"
    })
@ContextConfiguration(initializers = {Engines.class, OutboxRelayIT.ByLine.class})
class OutboxRelayIT {

  private static final CuttableLine STORE = CuttableLine.toMongo();

  private static final String THINGS = "things";
  private static final String UNSWEPT = "killed";

  @Autowired OutboxTemplate outbox;
  @Autowired OutboxDocuments documents;
  @Autowired OutboxRelay.Properties settings;
  @Autowired EventCodec codec;
  @Autowired SettableClock clock;
  @Autowired MongoOperations mongo;
  @Autowired ProducerFactory<String, byte[]> producers;
  @Autowired MeterRegistry meters;
  @Autowired Received received;
  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void eventWrittenWithItsDocumentIsPublished() {
    outbox.upsert(
        byId(id), new Update().set("name", "x"), Thing.class, new SessionEnded(id, "A\"d.a$"));

    await().until(() -> received.of(id).size() == 1);
    assertThat(received.of(id).getFirst().event()).isEqualTo(new SessionEnded(id, "A\"d.a$"));
    await()
        .untilAsserted(() ->
            assertThat(stored(THINGS)).isEqualTo(new Document("_id", id).append("name", "x")));
  }

  @Test
  void handlerLogsTheCorrelationIdOfTheRequestThatWroteTheDocument() {
    try (var _ = MDC.putCloseable("correlationId", "c-" + id)) {
      outbox.upsert(byId(id), new Update().set("name", "x"), Thing.class, new UserErased(id));
    }

    await().until(() -> received.of(id).size() == 1);
    assertThat(received.correlationIds).contains("c-" + id);
  }

  @Test
  void documentsWithEventsLeftAreFoundBySweeping() {
    write(THINGS, "1", "2");
    await().untilAsserted(() -> assertThat(sessions()).containsExactly("1", "2"));
  }

  @Test
  void sweepGoesOnByItselfAfterTheStoreWasSilent() {
    STORE.silence();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> stored(THINGS)));
    STORE.mend();

    write(THINGS, "1", "2");
    await().untilAsserted(() -> assertThat(sessions()).containsExactly("1", "2"));
  }

  @Test
  void relayKilledBetweenSendAndRemoveLosesNothing() {
    String things = UNSWEPT;
    OutboxRelay dying = relay(new DyingAfterSend(producers));
    write(things, "1", "2");
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> dying.relay(things, id));
    OutboxRelay next = relay(new KafkaTemplate<>(producers));
    next.relay(things, id);
    assertThat(documents.unleased(things, 10)).as("while the lease lasts").isEmpty();

    clock.setOffset(settings.lease().plusSeconds(1));
    assertThat(documents.unleased(things, 10)).containsExactly(id);
    next.relay(things, id);

    await().untilAsserted(() -> assertThat(sessions()).containsExactly("1", "1", "2"));
    assertThat(received.of(id).stream().map(EventEnvelope::id).distinct()).hasSize(2);
    assertThat(stored(things)).isEqualTo(new Document("_id", id));
  }

  @Test
  void expiredLeaseThatRemovesItsEventsHidesNoNewOne() {
    String things = "overlapping";
    write(things, "1", "2");
    OutboxDocuments.Lease expired = Objects.requireNonNull(documents.lease(things, id));
    clock.setOffset(settings.lease().plusSeconds(1));
    OutboxDocuments.Lease current = Objects.requireNonNull(documents.lease(things, id));
    documents.release(expired, expired.events().subList(0, 1));
    write(things, "3");

    assertThat(documents.finish(current)).isFalse();

    assertThat(stored(things).getList(OutboxTemplate.FIELD, Document.class)).hasSize(1);
  }

  @Test
  void eventsWaitWhileTheBrokerIsAway() throws IOException {
    String things = "waiting";
    String[] broker = Engines.kafkaServers().split(":");
    try (CuttableLine line = new CuttableLine(broker[0], Integer.parseInt(broker[1]))) {
      line.cut();
      DefaultKafkaProducerFactory<String, byte[]> away = producersBehind(line);
      OutboxRelay relay = relay(new KafkaTemplate<>(away));
      write(things, "1", "2");
      relay.relay(things, id);
      relay.relay(things, id);
      assertThat(stored(things).getList(OutboxTemplate.FIELD, Document.class)).hasSize(2);
      assertThat(sessions()).isEmpty();

      line.mend();
      // The producer may need more than one attempt to connect again.
      await()
          .untilAsserted(() -> {
            clock.setOffset(clock.offset().plus(settings.maxBackOff()));
            relay.relay(things, id);
            assertThat(sessions()).containsExactly("1", "2");
          });
      away.destroy();
    }
  }

  @Test
  void backlogAndAgeOfTheOldestEventAreMeasured() {
    // The relay of this context may be quicker; then there is nothing to lease.
    await()
        .until(() -> {
          write(THINGS, "1");
          return documents.lease(THINGS, id) != null;
        });
    clock.setOffset(Duration.ofSeconds(20));

    await()
        .untilAsserted(() -> {
          assertThat(gauge("outbox.backlog")).isEqualTo(1);
          assertThat(gauge("outbox.oldest.age")).isBetween(20.0, 30.0);
        });
    clock.setOffset(settings.lease().plusSeconds(1));
    await().untilAsserted(() -> assertThat(gauge("outbox.backlog")).isZero());
  }

  @Test
  void waitingEventsAreFoundByAnIndex() {
    await()
        .untilAsserted(() ->
            assertThat(mongo.getCollection(THINGS).listIndexes())
                .anySatisfy(index -> {
                  assertThat(index.get("key")).isEqualTo(new Document("outbox.time", 1));
                  assertThat(index.getBoolean("sparse")).isTrue();
                }));
  }

  private double gauge(String name) {
    return meters.get(name).tag("collection", THINGS).gauge().value();
  }

  private OutboxRelay relay(KafkaTemplate<String, byte[]> kafka) {
    return new OutboxRelay(documents, kafka, codec, clock, settings, meters);
  }

  private DefaultKafkaProducerFactory<String, byte[]> producersBehind(CuttableLine line) {
    Map<String, Object> configuration = new HashMap<>(producers.getConfigurationProperties());
    configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, line.address());
    configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    return new DefaultKafkaProducerFactory<>(configuration);
  }

  /** Without the relay that {@link OutboxTemplate} starts. */
  private void write(String collection, String... sessions) {
    Object[] pending =
        Stream.of(sessions)
            .map(session -> new SessionEnded(id, session))
            .map(event -> new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event))
            .map(event -> OutboxDocuments.write(codec.serialize(event)))
            .toArray();
    mongo.upsert(byId(id), new Update().push(OutboxTemplate.FIELD).each(pending), collection);
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }

  private Document stored(String collection) {
    return requireNonNull(mongo.findById(id, Document.class, collection));
  }

  private List<String> sessions() {
    return received.of(id).stream().map(it -> ((SessionEnded) it.event()).sessionId()).toList();
  }

  /** Puts the line between the service and its store. */
  static final class ByLine
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("spring.mongodb.uri=" + STORE.mongoUri()).applyTo(context);
    }
  }

  private static final class Killed extends Error {}

  /** The process ends once the broker has acknowledged. */
  private static final class DyingAfterSend extends KafkaTemplate<String, byte[]> {

    DyingAfterSend(ProducerFactory<String, byte[]> producers) {
      super(producers);
    }

    @Override
    public CompletableFuture<SendResult<String, byte[]>> send(
        ProducerRecord<String, byte[]> record) {
      super.send(record).join();
      throw new Killed();
    }
  }

  @org.springframework.data.mongodb.core.mapping.Document(THINGS)
  record Thing(String id) {}

  @SpringBootApplication
  static class Application {

    @Autowired
    void register(OutboxTemplate outbox, IndexCreation indexes) {
      outbox.register(Thing.class);
      indexes.require(UNSWEPT, new Index(OutboxDocuments.OLDEST, Sort.Direction.ASC).sparse());
    }

    @Bean
    Received received() {
      return new Received();
    }
  }

  static class Received {

    private final List<EventEnvelope<IdentityEvent>> events = new CopyOnWriteArrayList<>();
    private final List<String> correlationIds = new CopyOnWriteArrayList<>();

    @EventListener(group = "test")
    void on(IdentityEvent event, EventMetadata metadata) {
      correlationIds.add(String.valueOf(MDC.get("correlationId")));
      events.add(new EventEnvelope<>(metadata.id(), metadata.time(), event));
    }

    List<EventEnvelope<IdentityEvent>> of(String userId) {
      return events.stream().filter(event -> event.event().userId().equals(userId)).toList();
    }
  }
}
