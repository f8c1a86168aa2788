package com.onelastai.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.time.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
@Import(TestHandler.class)
@TestPropertySource(properties = {"onelastai.webhook.sweep-every=50ms"})
class WebhookIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Autowired Api api;
  @Autowired TestHandler handler;
  @Autowired WebhookDispatcher dispatcher;
  @Autowired WebhookEvents stored;
  @Autowired MongoOperations mongo;
  @Autowired SettableClock clock;
  @Autowired WebhookProperties settings;
  @Autowired MeterRegistry meters;
  @Autowired Purge purge;
  @Autowired UserEraser eraser;

  private final String id = "evt_" + UUID.randomUUID();

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void signedEventIsProcessedAndItsPayloadRemoved() {
    List<Instant> times = new ArrayList<>();
    handler.on(id, event -> times.add(event.createdAt()));
    Instant created = clock.instant().minusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
    String payload = StripeJson.event(id, TestHandler.TYPE, created, subscription());

    send(payload).is(200);

    awaitHandled();
    assertThat(times).containsExactly(created);
    assertThat(handler.handled(id)).isOne();
    WebhookEvent event = event();
    assertThat(event.type()).isEqualTo(TestHandler.TYPE);
    assertThat(event.createdAt()).isEqualTo(created);
    assertThat(event.payload()).isNull();
    assertThat(event.userId()).isNull();
    assertThat(event.nextTry()).isNull();
  }

  @Test
  void invalidSignatureIsRejectedAndNothingStored() {
    String payload = payload(TestHandler.TYPE);
    Instant now = clock.instant();
    String good = StripeJson.signature(payload, now);

    assertRejected(payload, null);
    assertRejected(payload, "");
    assertRejected(payload, "t");
    assertRejected(payload, "t=soon,v1=00");
    assertRejected(payload, good.replaceFirst(",", ",t=99999999999999999999,"));
    assertRejected(payload, StripeJson.signature(payload, now, "whsec_of_another"));
    assertRejected(payload + " ", good);
    assertRejected(payload, StripeJson.signature(payload, now.minusSeconds(310)));
    assertRejected(payload, StripeJson.signature(payload, now.plusSeconds(310)));
    send("[1]").is(400, "invalid_request");
    assertThat(find()).isNull();
    assertThat(handler.handled(id)).isZero();

    send(payload, good).is(200);
  }

  @Test
  void eventWithoutAHandlerIsStoredWithoutPayload() {
    send(payload("person.created")).is(200);

    assertThat(event().status()).isEqualTo(WebhookEvent.HANDLED);
    assertThat(event().payload()).isNull();
    assertThat(event().userId()).isNull();
  }

  @Test
  void tooLargeBodyIsRejected() {
    String payload = "x".repeat(1_100_000);
    send(payload).is(413, "body_too_large");
  }

  @Test
  void twentyConcurrentDuplicatesAreProcessedOnce() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    handler.on(id, event -> waitFor(go));
    String payload = payload(TestHandler.TYPE);

    List<Integer> answers = twentyTimesAtOnce(() -> send(payload).status());
    go.countDown();

    assertThat(answers).hasSize(20).containsOnly(200);
    awaitHandled();
    send(payload).is(200);
    assertThat(handler.handled(id)).isOne();
    assertThat(event().attempts()).isOne();
  }

  @Test
  void responseDoesNotWaitForTheHandler() {
    CountDownLatch go = new CountDownLatch(1);
    handler.on(id, event -> waitFor(go));

    send(payload(TestHandler.TYPE)).is(200);

    assertThat(event().status()).isEqualTo(WebhookEvent.RECEIVED);
    go.countDown();
    awaitHandled();
  }

  @Test
  void eventStoredBeforeACrashIsProcessed() {
    stored.insert(waitingEvent(0, clock.instant().minusMillis(1)));

    awaitHandled();
    assertThat(handler.handled(id)).isOne();
  }

  @Test
  void eventLeasedBeforeACrashIsProcessedAfterTheLease() {
    stored.insert(waitingEvent(1, clock.instant().plus(Duration.ofMinutes(10))));
    String other = processAnother();
    assertThat(handler.handled(other)).as("a sweep passed").isOne();
    assertThat(handler.handled(id)).isZero();

    clock.setOffset(Duration.ofMinutes(11));

    awaitHandled();
    assertThat(handler.handled(id)).isOne();
    assertThat(event().attempts()).isEqualTo(2);
  }

  @Test
  void twentyInstancesProcessAnEventOnce() throws Exception {
    WebhookEvent seen = waitingEvent(0, clock.instant().plus(Duration.ofDays(1)));
    stored.insert(seen);

    twentyTimesAtOnce(() -> {
      dispatcher.process(seen);
      return 0;
    });

    assertThat(handler.handled(id)).isOne();
  }

  @Test
  void failedEventIsRetriedWithExponentialBackOff() {
    AtomicInteger failures = new AtomicInteger();
    handler.on(
        id,
        event -> {
          if (failures.incrementAndGet() <= 3) {
            throw new IllegalStateException("Away");
          }
        });

    send(payload(TestHandler.TYPE)).is(200);

    for (int attempts = 1; attempts <= 3; attempts++) {
      Duration pause = Duration.ofSeconds(5).multipliedBy(1L << (attempts - 1));
      int tried = attempts;
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            WebhookEvent event = event();
            assertThat(event.attempts()).isEqualTo(tried);
            assertThat(event.nextTry())
                .isBetween(clock.instant(), clock.instant().plus(pause))
                .isAfter(clock.instant().plus(pause.dividedBy(2)));
          });
      clock.setOffset(clock.offset().plus(pause));
    }
    awaitHandled();
    assertThat(failures).hasValue(4);
    assertThat(handler.handled(id)).isOne();
  }

  @Test
  void eventThatKeepsFailingFailsPermanently() {
    handler.on(
        id,
        event -> {
          throw new IllegalStateException("For good");
        });
    double before = meters.counter("stripe.events", "outcome", WebhookMetrics.FAILED).count();
    send(payload(TestHandler.TYPE)).is(200);
    await().atMost(SOON).until(() -> postponed() && event().attempts() == 1);

    clock.setOffset(settings.giveUpAfter());

    await().atMost(SOON).until(() -> event().status().equals(WebhookEvent.FAILED));
    WebhookEvent event = event();
    assertThat(event.nextTry()).isNull();
    assertThat(event.payload()).isNotNull();
    assertThat(event.userId()).isEqualTo("u-1");
    assertThat(meters.counter("stripe.events", "outcome", WebhookMetrics.FAILED).count())
        .isEqualTo(before + 1);
  }

  @Test
  void eventsOfAnErasedUserAreDeleted() {
    stored.insert(waitingEvent(3, clock.instant().plus(Duration.ofDays(1))));

    eraser.erase("u-1");

    assertThat(find()).isNull();
  }

  @Test
  void expiredEventIsPurged() {
    send(payload(TestHandler.TYPE)).is(200);
    awaitHandled();
    purge.run();
    assertThat(find()).isNotNull();

    clock.setOffset(settings.keep().plusSeconds(1));
    purge.run();

    assertThat(find()).isNull();
  }

  private Api.Answer send(String payload) {
    return send(payload, StripeJson.signature(payload, clock.instant()));
  }

  private Api.Answer send(String payload, @Nullable String signature) {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.post("/api/stripe/webhook")
            .contentType("application/json; charset=utf-8")
            .content(payload);
    return api.call(
        Api.NOBODY, signature == null ? request : request.header("Stripe-Signature", signature));
  }

  private void assertRejected(String payload, @Nullable String signature) {
    send(payload, signature).is(400, "invalid_signature");
  }

  private String payload(String type) {
    return StripeJson.event(id, type, clock.instant(), subscription());
  }

  private ObjectNode subscription() {
    Purchase purchase = new Purchase("u-1", "pro", null, "monthly", null, null);
    return StripeJson.subscription("sub_of_" + id, "cus_1", purchase, clock.instant());
  }

  private WebhookEvent waitingEvent(int attempts, Instant nextTry) {
    Instant now = clock.instant();
    return new WebhookEvent(
        id,
        TestHandler.TYPE,
        now,
        now,
        WebhookEvent.RECEIVED,
        attempts,
        nextTry,
        "u-1",
        payload(TestHandler.TYPE),
        now.plus(settings.keep()));
  }

  /** Processes another waiting event, which the sweep finds after the one of the test. */
  private String processAnother() {
    String other = "evt_" + UUID.randomUUID();
    Instant now = clock.instant();
    String payload = StripeJson.event(other, TestHandler.TYPE, now, subscription());
    stored.insert(
        new WebhookEvent(
            other,
            TestHandler.TYPE,
            now,
            now,
            WebhookEvent.RECEIVED,
            0,
            now,
            null,
            payload,
            now.plus(settings.keep())));
    await().atMost(SOON).until(() -> handler.handled(other) == 1);
    return other;
  }

  private @Nullable WebhookEvent find() {
    return mongo.findById(id, WebhookEvent.class);
  }

  private WebhookEvent event() {
    WebhookEvent event = find();
    assertThat(event).isNotNull();
    return Objects.requireNonNull(event);
  }

  /** No longer leased, but waiting for its retry. */
  private boolean postponed() {
    Instant nextTry = event().nextTry();
    return nextTry != null && nextTry.isBefore(clock.instant().plusSeconds(6));
  }

  private void awaitHandled() {
    await().atMost(SOON).until(() -> event().status().equals(WebhookEvent.HANDLED));
  }

  private static List<Integer> twentyTimesAtOnce(Callable<Integer> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(20, call))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
