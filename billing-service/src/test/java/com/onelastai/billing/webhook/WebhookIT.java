package com.onelastai.billing.webhook;

import static com.onelastai.billing.test.Answers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.WholeServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
@Import(TestHandler.class)
@TestPropertySource(properties = {"onelastai.webhook.sweep-every=50ms"})
class WebhookIT extends WholeServiceTest {

  @Autowired TestHandler handler;
  @Autowired WebhookDispatcher dispatcher;
  @Autowired WebhookEvents stored;
  @Autowired WebhookProperties settings;
  @Autowired MeterRegistry meters;
  @Autowired Purge purge;
  @Autowired UserEraser eraser;

  private final String id = "evt_" + UUID.randomUUID();

  @Test
  void signedEventIsProcessedAndItsPayloadRemoved() {
    List<Instant> times = new ArrayList<>();
    handler.on(id, event -> times.add(event.createdAt()));
    Instant created = clock.instant().minusSeconds(40).truncatedTo(ChronoUnit.SECONDS);

    send(StripeJson.event(id, TestHandler.TYPE, created, subscription())).is(200);

    awaitHandled();
    assertThat(times).containsExactly(created);
    assertThat(event())
        .extracting("type", "createdAt", "payload", "userId", "nextTry")
        .containsExactly(TestHandler.TYPE, created, null, null, null);
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
  void eventWithAnUnusableObjectIsRejectedIfItIsHandled() {
    ObjectNode broken = subscription().putNull("start_date");

    assertInvalid(send(TestHandler.TYPE, broken), "data.object.start_date");
    assertThat(find()).isNull();

    send("person.created", broken).is(200);
    assertThat(event().status()).isEqualTo(WebhookEvent.HANDLED);
  }

  @Test
  void eventWithoutAHandlerIsStoredWithoutPayload() {
    send(payload("person.created")).is(200);

    assertThat(event())
        .extracting("status", "payload", "userId")
        .containsExactly(WebhookEvent.HANDLED, null, null);
  }

  @Test
  void tooLargeBodyIsRejected() {
    send("x".repeat(1_100_000)).is(413, "body_too_large");
  }

  @Test
  void twentyConcurrentDuplicatesAreProcessedOnce() {
    CountDownLatch go = new CountDownLatch(1);
    handler.on(id, _ -> Concurrently.await(go));
    String payload = payload(TestHandler.TYPE);

    assertThat(Concurrently.call(20, _ -> send(payload).status())).containsOnly(200);
    go.countDown();

    awaitHandled();
    send(payload).is(200);
    assertThat(handler.handled(id)).isOne();
    assertThat(event().attempts()).isOne();
  }

  @Test
  void responseDoesNotWaitForTheHandler() {
    CountDownLatch go = new CountDownLatch(1);
    handler.on(id, _ -> Concurrently.await(go));

    send(payload(TestHandler.TYPE)).is(200);

    assertThat(event().status()).isEqualTo(WebhookEvent.RECEIVED);
    go.countDown();
    awaitHandled();
  }

  @Test
  void eventStoredBeforeACrashIsProcessed() {
    stored.insert(waitingEvent(id, 0, clock.instant().minusMillis(1)));

    awaitHandled();
  }

  @Test
  void eventLeasedBeforeACrashIsProcessedAfterTheLease() {
    stored.insert(waitingEvent(id, 1, clock.instant().plus(Duration.ofMinutes(10))));
    String other = "evt_" + UUID.randomUUID();
    stored.insert(waitingEvent(other, 0, clock.instant()));
    await("a sweep").until(() -> handler.handled(other) == 1);
    assertThat(handler.handled(id)).isZero();

    clock.setOffset(Duration.ofMinutes(11));

    awaitHandled();
    assertThat(event().attempts()).isEqualTo(2);
  }

  @Test
  void twentyInstancesProcessAnEventOnce() {
    WebhookEvent seen = waitingEvent(id, 0, clock.instant().plus(Duration.ofDays(1)));
    stored.insert(seen);

    Concurrently.run(20, _ -> dispatcher.process(seen));

    assertThat(handler.handled(id)).isOne();
  }

  @Test
  void failedEventIsRetriedWithExponentialBackOff() {
    AtomicInteger tries = new AtomicInteger();
    handler.on(
        id,
        _ -> {
          if (tries.incrementAndGet() <= 3) {
            throw new IllegalStateException("Away");
          }
        });

    send(payload(TestHandler.TYPE)).is(200);

    for (int attempts = 1; attempts <= 3; attempts++) {
      Duration pause = Duration.ofSeconds(5).multipliedBy(1L << (attempts - 1));
      int tried = attempts;
      await()
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
    assertThat(tries).hasValue(4);
  }

  @Test
  void eventThatKeepsFailingFailsPermanently() {
    handler.on(
        id,
        _ -> {
          throw new IllegalStateException("For good");
        });
    double before = failures();
    send(payload(TestHandler.TYPE)).is(200);
    await().until(() -> postponed() && event().attempts() == 1);

    clock.setOffset(settings.giveUpAfter());

    await().until(() -> event().status().equals(WebhookEvent.FAILED));
    assertThat(event()).extracting("nextTry", "userId").containsExactly(null, "u-1");
    assertThat(event().payload()).isNotNull();
    assertThat(failures()).isEqualTo(before + 1);
  }

  @Test
  void eventsOfAnErasedUserAreDeleted() {
    stored.insert(waitingEvent(id, 3, clock.instant().plus(Duration.ofDays(1))));

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

  private Api.Answer send(String type, ObjectNode object) {
    return send(StripeJson.event(id, type, clock.instant(), object));
  }

  private Api.Answer send(String payload) {
    return send(payload, StripeJson.signature(payload, clock.instant()));
  }

  private Api.Answer send(String payload, @Nullable String signature) {
    return StripeServer.send(api, payload, signature);
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

  private WebhookEvent waitingEvent(String eventId, int attempts, Instant nextTry) {
    Instant now = clock.instant();
    return new WebhookEvent(
        eventId,
        TestHandler.TYPE,
        now,
        now,
        WebhookEvent.RECEIVED,
        attempts,
        nextTry,
        "u-1",
        StripeJson.event(eventId, TestHandler.TYPE, now, subscription()),
        now.plus(settings.keep()));
  }

  private @Nullable WebhookEvent find() {
    return mongo.findById(id, WebhookEvent.class);
  }

  private WebhookEvent event() {
    return Objects.requireNonNull(find());
  }

  /** No longer leased, but waiting for its retry. */
  private boolean postponed() {
    Instant nextTry = event().nextTry();
    return nextTry != null && nextTry.isBefore(clock.instant().plusSeconds(6));
  }

  private double failures() {
    return meters.counter("stripe.events", "outcome", WebhookMetrics.FAILED).count();
  }

  private void awaitHandled() {
    await().until(() -> event().status().equals(WebhookEvent.HANDLED));
    assertThat(handler.handled(id)).isOne();
  }
}
