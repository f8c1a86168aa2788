package com.onelastai.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.time.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class OutboxRelayTest {

  private static final String THINGS = "things";
  private static final OutboxRelay.Properties SETTINGS =
      new OutboxRelay.Properties(
          Duration.ofSeconds(5), 500, Duration.ofSeconds(30), Duration.ofSeconds(30));

  private final SettableClock clock = new SettableClock();
  private final SimpleMongoClientDatabaseFactory database =
      new SimpleMongoClientDatabaseFactory(Engines.mongoUri());
  private final MongoTemplate mongo = new MongoTemplate(database);
  private final ScriptedBroker broker = new ScriptedBroker();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OutboxRelay relay = relay();
  private final OutboxTemplate outbox = outbox(relay);

  @BeforeEach
  void register() {
    outbox.register(Thing.class);
  }

  @AfterEach
  void close() throws Exception {
    broker.takeAll();
    relay.close();
    database.destroy();
  }

  @Test
  void publishedEventsAreGoneFromTheirDocument() {
    write("a", "1", "2");
    relay.relay(THINGS, "a");

    assertThat(broker.taken()).containsExactly("1", "2");
    assertThat(stored("a")).isEqualTo(new Document("_id", "a"));
    assertThat(count("published")).isEqualTo(2);
  }

  @Test
  void failedSendKeepsTheEvent() {
    broker.refuse("1");
    write("a", "1");
    relay.relay(THINGS, "a");

    assertThat(waiting("a")).isEqualTo(1);
    assertThat(count("failed")).isEqualTo(1);
  }

  @Test
  void failedSendIsTriedAgainAfterPausesThatGrow() {
    broker.refuse("1");
    write("a", "1");
    relay.relay(THINGS, "a");
    broker.takeAll();
    relay.relay(THINGS, "a");
    assertThat(broker.taken()).as("within the pause").isEmpty();

    broker.refuse("1");
    clock.setOffset(Duration.ofMillis(1_100));
    relay.relay(THINGS, "a");
    assertThat(count("failed")).isEqualTo(2);
    broker.takeAll();
    clock.setOffset(Duration.ofMillis(2_800));
    relay.relay(THINGS, "a");
    assertThat(broker.taken()).as("within the second pause").isEmpty();

    clock.setOffset(Duration.ofMillis(3_200));
    relay.relay(THINGS, "a");
    assertThat(broker.taken()).containsExactly("1");
  }

  @Test
  void nothingOvertakesAnEventThatCouldNotBeSent() {
    broker.refuse("\"2\"");
    write("a", "1", "2", "3");
    relay.relay(THINGS, "a");
    assertThat(broker.taken()).containsExactly("1");
    assertThat(waiting("a")).isEqualTo(2);

    broker.takeAll();
    clock.setOffset(Duration.ofSeconds(2));
    relay.relay(THINGS, "a");
    assertThat(broker.taken()).containsExactly("1", "2", "3");
  }

  @Test
  void eventThatComesDuringASendIsPublishedAfterIt() {
    write("a", "1");
    AtomicBoolean first = new AtomicBoolean(true);
    broker.beforeEach =
        data -> {
          if (first.getAndSet(false)) {
            write("a", "2");
            relay.relay(THINGS, "a");
          }
        };
    relay.relay(THINGS, "a");

    assertThat(broker.taken()).containsExactly("1", "2");
    assertThat(waiting("a")).isZero();
  }

  @Test
  void twoRelaysKeepOneDocumentsOrder() throws Exception {
    List<String> all = IntStream.range(0, 100).mapToObj(String::valueOf).toList();
    AtomicBoolean written = new AtomicBoolean();
    try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
      List<Future<?>> relays =
          List.of(
              instances.submit(() -> relayUntil(written, relay())),
              instances.submit(() -> relayUntil(written, relay())));
      all.forEach(event -> write("a", event));
      written.set(true);
      for (Future<?> done : relays) {
        done.get();
      }
    }
    assertThat(broker.taken()).isEqualTo(all);
  }

  @Test
  void callerGoesOnWhileTheBrokerHangs() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger sends = new AtomicInteger();
    broker.beforeEach =
        data -> {
          sends.incrementAndGet();
          hang(hanging);
        };
    try {
      IntStream.range(0, 20)
          .forEach(
              i -> outbox.upsert(byId("thing-" + i), new Update(), Thing.class, sessionEnded("1")));
      await().until(() -> sends.get() == 16);
      IntStream.range(0, 20_000).forEach(i -> relay.add(THINGS, "thing-0"));
      assertThat(count("left")).isPositive();
    } finally {
      hanging.countDown();
    }
    await().until(() -> broker.taken().size() == 20);
  }

  @Test
  void updateWithoutEventsLeavesTheOutboxAsItIs() {
    mongo.insert(new Thing("a", "old"));

    assertThat(outbox.update(byId("a"), new Update().set("name", "x"), Thing.class)).isTrue();
    assertThat(stored("a")).containsEntry("name", "x").doesNotContainKey(OutboxTemplate.FIELD);
  }

  @Test
  void updateOfADocumentThatDoesNotMatchPublishesNothing() {
    assertThat(outbox.update(byId("a"), new Update(), Thing.class, sessionEnded("1"))).isFalse();
    assertThat(stored("a")).isNull();
  }

  @Test
  void insertedAndReplacedDocumentsCarryTheirEvents() {
    outbox.insert(new Thing("a", "old"), sessionEnded("1"));
    await().until(() -> broker.taken().equals(List.of("1")));

    assertThat(outbox.replace(byId("a"), new Thing("a", "new"), sessionEnded("2"))).isTrue();
    assertThat(stored("a")).containsEntry("name", "new");
    await().until(() -> broker.taken().equals(List.of("1", "2")));
    assertThat(outbox.replace(byId("b"), new Thing("b", "new"), sessionEnded("3"))).isFalse();
  }

  @Test
  void writeToAnUnregisteredCollectionFails() {
    OutboxTemplate fresh = outbox(relay());

    assertThatIllegalStateException()
        .isThrownBy(() -> fresh.insert(new Thing("a", "x"), sessionEnded("1")))
        .withMessageContaining("things is not registered");
    assertThatIllegalStateException()
        .isThrownBy(() -> fresh.update(byId("a"), new Update().set("name", "x"), Thing.class));
    assertThat(stored("a")).isNull();
  }

  @Test
  void queryMustNameTheId() {
    Query byName = new Query(where("name").is("x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outbox.update(byName, new Update(), Thing.class, sessionEnded("1")));
  }

  private void relayUntil(AtomicBoolean written, OutboxRelay instance) {
    while (!written.get() || waiting("a") > 0) {
      instance.relay(THINGS, "a");
    }
  }

  private static void hang(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private OutboxTemplate outbox(OutboxRelay relay) {
    return new OutboxTemplate(mongo, ScriptedBroker.CODEC, clock, relay, new IndexCreation(mongo));
  }

  private OutboxRelay relay() {
    OutboxDocuments documents = new OutboxDocuments(database, clock, SETTINGS);
    return new OutboxRelay(documents, broker, ScriptedBroker.CODEC, clock, SETTINGS, meters);
  }

  /** Without the relay that {@link OutboxTemplate} starts. */
  private void write(String id, String... sessions) {
    Object[] pending =
        Stream.of(sessions)
            .map(session -> new EventEnvelope<>(session, clock.instant(), sessionEnded(session)))
            .map(event -> OutboxDocuments.write(ScriptedBroker.CODEC.serialize(event)))
            .toArray();
    mongo.upsert(byId(id), new Update().push(OutboxTemplate.FIELD).each(pending), THINGS);
  }

  private static SessionEnded sessionEnded(String session) {
    return new SessionEnded("u", session);
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }

  @org.springframework.data.mongodb.core.mapping.Document(THINGS)
  record Thing(String id, String name) {}

  private @Nullable Document stored(String id) {
    return mongo.findById(id, Document.class, THINGS);
  }

  private int waiting(String id) {
    Document document = stored(id);
    return document == null
        ? 0
        : document.getList(OutboxTemplate.FIELD, Document.class, List.of()).size();
  }

  private double count(String outcome) {
    return meters.counter("outbox.events", "collection", THINGS, "outcome", outcome).count();
  }
}
