package com.onelastai.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.identity.UserSignedIn;
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
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class OutboxRelayTest {

  private static final String THINGS = "things";
  private static final OutboxProperties SETTINGS =
      new OutboxProperties(
          Duration.ofSeconds(5), 500, Duration.ofSeconds(30), Duration.ofSeconds(30));

  private final SettableClock clock = new SettableClock();
  private final SimpleMongoClientDatabaseFactory database =
      new SimpleMongoClientDatabaseFactory(Engines.mongoUri());
  private final MongoTemplate mongo = new MongoTemplate(database);
  private final ScriptedBroker broker = new ScriptedBroker();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OutboxMetrics metrics = new OutboxMetrics(meters, List.of(THINGS));
  private final OutboxDocuments documents = documents();
  private final OutboxRelay relay = relay();
  private final OutboxQueue queue = new OutboxQueue(relay, metrics);
  private final Outbox outbox = new Outbox(ScriptedBroker.CODEC, clock, queue);

  @AfterEach
  void close() throws Exception {
    broker.takeAll();
    queue.close();
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
          .forEach(i -> {
            write("thing-" + i, "1");
            outbox.relay(THINGS, "thing-" + i);
          });
      await().until(() -> sends.get() == 16);
      IntStream.range(0, 20_000).forEach(i -> outbox.relay(THINGS, "thing-0"));
      assertThat(count("left")).isPositive();
    } finally {
      hanging.countDown();
    }
    await().until(() -> broker.taken().size() == 20);
  }

  @Test
  void updateWithoutEventsLeavesTheDocumentAsItIs() {
    assertThat(outbox.append(new Update().set("name", "x")))
        .isEqualTo(new Update().set("name", "x"));
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

  private OutboxDocuments documents() {
    return new OutboxDocuments(database, clock, SETTINGS.lease());
  }

  private OutboxRelay relay() {
    return new OutboxRelay(documents(), broker, ScriptedBroker.CODEC, clock, SETTINGS, metrics);
  }

  private void write(String id, String... sessions) {
    DomainEvent[] events =
        List.of(sessions).stream()
            .map(session -> new UserSignedIn("u-" + id, session))
            .toArray(DomainEvent[]::new);
    mongo.upsert(new Query(where("_id").is(id)), outbox.append(new Update(), events), THINGS);
  }

  private @Nullable Document stored(String id) {
    return mongo.findById(id, Document.class, THINGS);
  }

  private int waiting(String id) {
    Document document = stored(id);
    return document == null ? 0 : document.getList(Outbox.FIELD, Document.class, List.of()).size();
  }

  private double count(String outcome) {
    return meters.counter("outbox.events", "collection", THINGS, "outcome", outcome).count();
  }
}
