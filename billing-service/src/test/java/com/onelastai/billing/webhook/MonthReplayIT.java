package com.onelastai.billing.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

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
  private static final int AT_ONCE = 8;

  private static final List<String> PAID = List.of("paid", "refunded", "partially_refunded");

  /** The stored subscriptions and transactions. */
  private record State(List<String> subscriptions, List<String> transactions) {}

  @Autowired Api api;
  @Autowired MongoOperations mongo;
  @Autowired SettableClock clock;
  @Autowired Faults faults;
  @Autowired WebhookEvents stored;
  @Autowired StripeEvents events;
  @Autowired WebhookHandlers handlers;
  private final BillingTopic topic = new BillingTopic();
  private final Map<Long, State> inOrder = new HashMap<>();
  private int months;

  @BeforeEach
  void stripe() {
    StripeServer.reset();
    StripeServer.server()
        .stubFor(
            get(urlPathEqualTo("/v1/invoice_payments"))
                .willReturn(
                    aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withTransformers("response-template")
                        .withBody(
                            """
                            {"object": "list", "has_more": false, "data": [
                              {"id": "inpay_1", "object": "invoice_payment", "payment":
                                {"type": "payment_intent", "payment_intent":
                                  {"id": "pi_{{request.query.invoice}}",
                                   "object": "payment_intent"}}}]}
                            """)));
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
    SimulatedMonth month = month(seed);

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
  void shuffledEventsGiveTheSameState(long seed, long order) throws Exception {
    SimulatedMonth month = month(seed);

    sendConcurrently(shuffled(month.messages(), order));
    awaitHandled(month);

    assertEndsAsItHappened(month);
    assertSameAsInOrder(month, seed);
  }

  @ParameterizedTest
  @CsvSource({"1, 14", "2, 24"})
  void reversedAndDuplicateEventsGiveTheSameState(long seed, long order) throws Exception {
    SimulatedMonth month = month(seed);
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
  void crashesGiveTheSameState(long seed, long order) throws Exception {
    SimulatedMonth month = month(seed);
    List<StripeMessage> twice = new ArrayList<>(month.messages());
    twice.addAll(month.messages());
    Collections.shuffle(twice, new Random(order));
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

  private SimulatedMonth month(long seed) {
    SimulatedMonth month = new SimulatedMonth(seed, ++months);
    for (SimulatedSubscription simulated : month.subscriptions) {
      if (simulated.isTied()) {
        StripeServer.server()
            .stubFor(
                get(urlPathEqualTo("/v1/subscriptions/" + simulated.subscriptionId))
                    .willReturn(
                        StripeServer.answer(
                            simulated.subscription(),
                            SimulatedMonth.END.plus(Duration.ofDays(10)))));
      }
    }
    return month;
  }

  private static List<StripeMessage> shuffled(List<StripeMessage> messages, long order) {
    List<StripeMessage> shuffled = new ArrayList<>(messages);
    Collections.shuffle(shuffled, new Random(order));
    return shuffled;
  }

  private void sendConcurrently(List<StripeMessage> messages) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Void>> calls = new ArrayList<>();
      for (StripeMessage one : messages) {
        calls.add(() -> {
          send(one);
          return null;
        });
      }
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    }
  }

  private void send(StripeMessage message) {
    String signature = StripeJson.signature(message.payload(), clock.instant());
    api.call(
            Api.NOBODY,
            MockMvcRequestBuilders.post("/api/stripe/webhook")
                .header("Stripe-Signature", signature)
                .contentType("application/json; charset=utf-8")
                .content(message.payload()))
        .is(200);
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
  private void awaitHandled(SimulatedMonth month) {
    await()
        .dontCatchUncaughtExceptions()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> {
          clock.setOffset(clock.offset().plusMinutes(2));
          return isHandled(month);
        });
  }

  private boolean isHandled(SimulatedMonth month) {
    return !isWaiting(where("_id").regex("^evt_" + month.name));
  }

  private boolean isWaiting(Criteria criteria) {
    return mongo.exists(
        new Query(criteria.and(WebhookEvents.NEXT_TRY).exists(true)), WebhookEvent.class);
  }

  private void assertSameAsInOrder(SimulatedMonth month, long seed) {
    State state = state(month);
    State expected = stateInOrder(seed);
    assertThat(state.subscriptions()).containsExactlyElementsOf(expected.subscriptions());
    assertThat(state.transactions()).containsExactlyElementsOf(expected.transactions());
  }

  private State stateInOrder(long seed) {
    if (!inOrder.containsKey(seed)) {
      eventsInOrderGiveTheExpectedState(seed);
    }
    return Objects.requireNonNull(inOrder.get(seed));
  }

  private State state(SimulatedMonth month) {
    List<String> tied =
        month.subscriptions.stream()
            .filter(SimulatedSubscription::isTied)
            .map(simulated -> simulated.subscriptionId)
            .toList();
    return new State(
        documents("subscriptions", month).stream()
            .map(document -> normal(document, month, tied))
            .toList(),
        documents("transactions", month).stream()
            .map(document -> normal(document, month, tied))
            .toList());
  }

  /** A document without the fields that depend on the order of the events. */
  private static String normal(Document document, SimulatedMonth month, List<String> tied) {
    Document normal = new Document(document);
    normal.keySet().removeIf(key -> key.startsWith("outbox"));
    List.of("revision", "history").forEach(normal::remove);
    if (tied.contains(normal.getString("_id"))) {
      // Whether Stripe was asked, and so which of its facts is the latest, depends on the order.
      normal.remove("stripe");
    }
    // In one order, in which engines need not keep them.
    return new Document(new TreeMap<>(normal)).toJson().replace(month.name, "month");
  }

  private List<Document> documents(String collection, SimulatedMonth month) {
    return mongo
        .find(new Query(where("_id").regex(month.name)), Document.class, collection)
        .stream()
        .sorted(Comparator.comparing(document -> document.getString("_id")))
        .toList();
  }

  private void assertEndsAsItHappened(SimulatedMonth month) {
    await()
        .atMost(SOON)
        .until(() ->
            documents("subscriptions", month).stream().noneMatch(d -> d.containsKey("outbox")));
    Map<String, List<Published>> published = new HashMap<>();
    topic
        .read()
        .forEach(one -> published.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
    for (SimulatedSubscription simulated : month.subscriptions) {
      assertSubscription(simulated, published.getOrDefault(simulated.subscriptionId, List.of()));
      simulated.payments.forEach((id, paid) -> assertPayment(simulated, id, paid));
      simulated.refunds.forEach(
          id -> assertThat(document("transactions", id)).containsEntry("status", "refunded"));
    }
  }

  private void assertSubscription(SimulatedSubscription simulated, List<Published> published) {
    Document document = document("subscriptions", simulated.subscriptionId);
    assertThat(document.getString("status"))
        .as(simulated.subscriptionId)
        .isEqualTo(simulated.status());
    assertThat(document.getBoolean("autoRenew")).isEqualTo(simulated.autoRenew());
    assertThat(document.getString("userId")).isEqualTo(simulated.userId);
    if (simulated.isLive()) {
      assertThat(document.getDate("expiryDate").toInstant()).isEqualTo(simulated.periodEnd());
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
    assertThat(document.getString("status")).as(id).isEqualTo(paid.status());
    assertThat(document.getLong("amount")).isEqualTo(paid.amount());
    assertThat(document.getLong("amountRefunded")).isEqualTo(paid.refunded());
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
