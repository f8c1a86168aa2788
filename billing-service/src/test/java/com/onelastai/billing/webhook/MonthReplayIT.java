package com.onelastai.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.webhook.BillingTopic.Published;
import com.onelastai.billing.webhook.SimulatedSubscription.Paid;
import com.onelastai.billing.webhook.SimulatedSubscription.StripeMessage;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.TestPropertySource;

/**
 * Replays a month of Stripe events of several users. Any order, duplicates and crashes lead to the
 * same state, and each payment is published once.
 */
@BillingServiceIT
@Import(Faults.class)
@TestPropertySource(
    properties = {"onelastai.webhook.sweep-every=100ms", "spring.test.mockmvc.print=none"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonthReplayIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int SUBSCRIPTIONS = 8;
  private static final int AT_ONCE = 8;

  private static final List<String> PAID = List.of("paid", "refunded", "partially_refunded");

  /**
   * Random purchases of several users.
   *
   * @param name a part of every id, so that a seed can be replayed many times
   */
  private record Month(String name, List<SimulatedSubscription> subscriptions) {

    /** In chronological order. */
    private List<StripeMessage> messages() {
      return subscriptions.stream()
          .flatMap(simulated -> simulated.messages.stream())
          .sorted(Comparator.comparing(StripeMessage::at))
          .toList();
    }
  }

  @Autowired Api api;
  @Autowired MongoOperations mongo;
  @Autowired SettableClock clock;
  @Autowired Faults faults;
  @Autowired WebhookEvents stored;
  @Autowired StripeEvents events;
  @Autowired WebhookHandlers handlers;
  private final BillingTopic topic = new BillingTopic();
  private final Map<Long, List<String>> inOrder = new HashMap<>();
  private int months;

  @BeforeEach
  void stripe() {
    StripeServer.reset();
    StripeServer.onGet(
        "/v1/invoice_payments",
        StripeServer.answer(
                StripeJson.list(
                    StripeJson.payment("pi_{{request.query.invoice}}", "https://pay.example")))
            .withTransformers("response-template"));
  }

  @AfterEach
  void resetClock() {
    faults.end();
    clock.setOffset(Duration.ZERO);
  }

  @AfterAll
  void close() {
    topic.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eventsInOrderGiveTheExpectedState(long seed) {
    Month month = month(seed);

    for (StripeMessage message : month.messages()) {
      send(message);
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(SOON)
          .until(() -> !isWaiting(where("_id").is(message.id())));
    }

    assertEndsAsItHappened(month);
    inOrder.put(seed, state(month));
  }

  @ParameterizedTest
  @CsvSource({"1, 11", "1, 12", "2, 21", "3, 31"})
  void shuffledEventsGiveTheSameState(long seed, long order) {
    Month month = month(seed);

    sendConcurrently(shuffled(month.messages(), order));
    awaitHandled(month);

    assertEndsAsItHappened(month);
    assertSameAsInOrder(month, seed);
  }

  @ParameterizedTest
  @CsvSource({"1, 14", "2, 24"})
  void reversedAndDuplicateEventsGiveTheSameState(long seed, long order) {
    Month month = month(seed);
    List<StripeMessage> backwards = month.messages().reversed();

    sendConcurrently(backwards);
    sendConcurrently(shuffled(month.messages(), order));
    awaitHandled(month);
    sendConcurrently(month.messages());
    awaitHandled(month);

    assertEndsAsItHappened(month);
    assertSameAsInOrder(month, seed);
  }

  @ParameterizedTest
  @CsvSource({"1, 15", "2, 25", "3, 35"})
  void crashesGiveTheSameState(long seed, long order) {
    Month month = month(seed);
    List<StripeMessage> twice = new ArrayList<>(month.messages());
    twice.addAll(month.messages());
    twice = shuffled(twice, order);
    List<StripeMessage> lost =
        twice.subList(0, twice.size() / 5).stream()
            .filter(message -> handlers.handles(message.type()))
            .toList();

    faults.begin(order, 80);
    lost.forEach(this::storeAndCrash);
    sendConcurrently(twice);
    awaitHandled(month);

    assertThat(faults.end()).isGreaterThan(50);
    assertEndsAsItHappened(month);
    assertSameAsInOrder(month, seed);
  }

  private Month month(long seed) {
    Random random = new Random(seed);
    String name = "m%05d".formatted(++months);
    List<SimulatedSubscription> subscriptions =
        IntStream.range(0, SUBSCRIPTIONS)
            .mapToObj(n -> new SimulatedSubscription(random, "%s_%02d".formatted(name, n)))
            .toList();
    Instant later = SimulatedSubscription.END.plus(Duration.ofDays(10));
    subscriptions.stream()
        .filter(simulated -> simulated.tied)
        .forEach(simulated ->
            StripeServer.onGet(
                "/v1/subscriptions/" + simulated.subscriptionId,
                StripeServer.answer(simulated.subscription, later)));
    return new Month(name, subscriptions);
  }

  private static List<StripeMessage> shuffled(List<StripeMessage> messages, long order) {
    List<StripeMessage> shuffled = new ArrayList<>(messages);
    Collections.shuffle(shuffled, new Random(order));
    return shuffled;
  }

  private void sendConcurrently(List<StripeMessage> messages) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      messages.stream()
          .map(message -> CompletableFuture.runAsync(() -> send(message), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void send(StripeMessage message) {
    String payload = message.payload();
    StripeServer.send(api, payload, StripeJson.signature(payload, clock.instant())).is(200);
  }

  /** Stores an event like an instance that crashes before it processes it. */
  private void storeAndCrash(StripeMessage message) {
    Instant now = clock.instant();
    stored.insert(
        WebhookEvent.received(
            events.parse(message.payload()),
            message.payload(),
            now,
            now.plusSeconds(5),
            now.plus(Duration.ofDays(45))));
  }

  /** Moves the clock, as leases last a minute and failures wait for their retry. */
  private void awaitHandled(Month month) {
    await()
        .dontCatchUncaughtExceptions()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> {
          clock.setOffset(clock.offset().plusMinutes(2));
          return isHandled(month);
        });
  }

  private boolean isHandled(Month month) {
    return !isWaiting(where("_id").regex("^evt_" + month.name()));
  }

  private boolean isWaiting(Criteria criteria) {
    return mongo.exists(
        new Query(criteria.and(WebhookEvents.NEXT_TRY).exists(true)), WebhookEvent.class);
  }

  private void assertSameAsInOrder(Month month, long seed) {
    if (!inOrder.containsKey(seed)) {
      eventsInOrderGiveTheExpectedState(seed);
    }
    assertThat(state(month)).isEqualTo(inOrder.get(seed));
  }

  /** The stored subscriptions and transactions. */
  private List<String> state(Month month) {
    List<String> tied =
        month.subscriptions().stream()
            .filter(simulated -> simulated.tied)
            .map(simulated -> simulated.subscriptionId)
            .toList();
    return Stream.of("subscriptions", "transactions")
        .flatMap(collection -> documents(collection, month).stream())
        .map(document -> normal(document, month, tied))
        .toList();
  }

  /** A document without the fields that depend on the order of the events. */
  private static String normal(Document document, Month month, List<String> tied) {
    Document normal = new Document(document);
    normal.keySet().removeIf(key -> key.startsWith("outbox"));
    List.of("revision", "history").forEach(normal::remove);
    if (tied.contains(normal.getString("_id"))) {
      // Whether Stripe was asked, and so which of its facts is the latest, depends on the order.
      normal.remove("stripe");
    }
    // In one order, in which engines need not keep them.
    return new Document(new TreeMap<>(normal)).toJson().replace(month.name(), "month");
  }

  private List<Document> documents(String collection, Month month) {
    return mongo
        .find(new Query(where("_id").regex(month.name())), Document.class, collection)
        .stream()
        .sorted(Comparator.comparing(document -> document.getString("_id")))
        .toList();
  }

  private void assertEndsAsItHappened(Month month) {
    await()
        .atMost(SOON)
        .until(() ->
            documents("subscriptions", month).stream().noneMatch(d -> d.containsKey("outbox")));
    Map<String, List<Published>> published =
        topic.read().stream().collect(Collectors.groupingBy(Published::key));
    for (SimulatedSubscription simulated : month.subscriptions()) {
      assertSubscription(simulated, published.getOrDefault(simulated.subscriptionId, List.of()));
      simulated.payments.forEach((id, paid) -> assertPayment(simulated, id, paid));
      simulated.refunds.forEach(
          id -> assertThat(document("transactions", id)).containsEntry("status", "refunded"));
    }
  }

  private void assertSubscription(SimulatedSubscription simulated, List<Published> published) {
    Document document = document("subscriptions", simulated.subscriptionId);
    assertThat(document)
        .as(simulated.subscriptionId)
        .containsEntry("status", simulated.status)
        .containsEntry("autoRenew", simulated.autoRenew())
        .containsEntry("userId", simulated.userId);
    if (simulated.isLive()) {
      assertThat(document.getDate("expiryDate").toInstant()).isEqualTo(simulated.periodEnd);
    }
    List<String> causes =
        published.stream().map(one -> one.data().path("cause").asString("")).toList();
    assertThat(causes.stream().filter(c -> c.matches("ACTIVATED|TRIAL_STARTED")).count())
        .isLessThanOrEqualTo(1);
    assertThat(causes.stream().filter(c -> c.matches("CANCELED|EXPIRED")).count())
        .as("%s", causes)
        .isEqualTo(simulated.isLive() ? 0 : 1);
    Published last =
        published.stream()
            .max(Comparator.comparingLong(one -> one.data().at("/subscription/revision").asLong()))
            .orElseThrow();
    assertThat(Instant.parse(last.data().at("/subscription/accessUntil").asString()))
        .as("what others know of %s", simulated.subscriptionId)
        .isEqualTo(document.getDate("accessUntil").toInstant());
  }

  private void assertPayment(SimulatedSubscription simulated, String id, Paid paid) {
    Document document = document("transactions", id);
    assertThat(document)
        .as(id)
        .containsEntry("status", paid.status())
        .containsEntry("amount", paid.amount())
        .containsEntry("amountRefunded", paid.refunded());
    assertThat(document.containsKey("paidAt")).as(id).isEqualTo(PAID.contains(paid.status()));
    assertThat(document.containsKey("failedAt"))
        .as(id)
        .isEqualTo(simulated.failedInvoices.contains(id));
  }

  private Document document(String collection, String id) {
    Document document = mongo.findById(id, Document.class, collection);
    assertThat(document).as(id).isNotNull();
    return Objects.requireNonNull(document);
  }
}
