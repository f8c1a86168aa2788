package com.onelastai.local.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.Lock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends events to the webhook URL, signed, with retries for about three days. */
final class WebhookSender {

  private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = Duration.ofMinutes(10).toMillis();

  /** These take about three days. */
  private static final int MAX_ATTEMPTS = 440;

  private static final int BAD_REQUEST = 400;

  private final State state;
  private final SimulatedClock clock;
  private final Lock lock;
  private final URI receiver;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private boolean signsRealTime;

  /**
   * @param lock of the state
   */
  WebhookSender(State state, SimulatedClock clock, Lock lock, URI receiver, String secret) {
    this.state = state;
    this.clock = clock;
    this.lock = lock;
    this.receiver = receiver;
    this.secret = secret;
  }

  private record Message(Delivery delivery, String payload, long signedAt) {}

  /** Tries each due delivery once, without the lock while it waits for the receiver. */
  boolean sendDue() throws InterruptedException {
    boolean sent = false;
    long nowMillis = clock.realNow().toEpochMilli();
    for (Message message = next(nowMillis); message != null; message = next(nowMillis)) {
      sent = true;
      Delivery tried = send(message);
      lock.lock();
      try {
        state.put(tried);
      } finally {
        lock.unlock();
      }
    }
    return sent;
  }

  private @Nullable Message next(long nowMillis) {
    lock.lock();
    try {
      return state
          .deliveries()
          .filter(delivery -> delivery.isDue(nowMillis))
          .findFirst()
          .map(this::message)
          .orElse(null);
    } finally {
      lock.unlock();
    }
  }

  private Message message(Delivery delivery) {
    ObjectNode event = state.get("event", delivery.eventId());
    long signedAt = signsRealTime ? clock.realNow().getEpochSecond() : clock.seconds();
    return new Message(delivery, event.toPrettyString(), signedAt);
  }

  private Delivery send(Message message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(receiver)
            .timeout(LIMIT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe-Simulator/1.0")
            .header("Stripe-Signature", signature(message.payload(), message.signedAt()))
            .POST(HttpRequest.BodyPublishers.ofString(message.payload()))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        return message.delivery().delivered(String.valueOf(status));
      }
      if (status == BAD_REQUEST) {
        // A receiver whose clock was not moved rejects our timestamp.
        signsRealTime = !signsRealTime;
      }
      return failed(message.delivery(), String.valueOf(status));
    } catch (IOException e) {
      return failed(message.delivery(), e.getClass().getSimpleName());
    }
  }

  private Delivery failed(Delivery delivery, String why) {
    long pause =
        Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(delivery.attempts(), 20));
    boolean last = delivery.attempts() + 1 >= MAX_ATTEMPTS;
    log.warn(
        "Stripe simulator: webhook {} failed ({}); {}",
        delivery.eventId(),
        why,
        last ? "given up" : "retry in " + Duration.ofMillis(pause));
    return delivery.failed(why, last ? 0 : clock.realNow().toEpochMilli() + pause);
  }

  /** As Stripe signs: {@code t=<seconds>,v1=<HMAC-SHA256 of "t.payload">}. */
  private String signature(String payload, long seconds) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((seconds + "." + payload).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An event's delivery to the webhook URL.
   *
   * @param nextTryMillis in real time; 0 when no retry is left
   * @param outcome of the last attempt, for the overview page
   */
  record Delivery(
      String eventId, boolean delivered, int attempts, long nextTryMillis, String outcome) {
    static Delivery of(String eventId, long nowMillis) {
      return new Delivery(eventId, false, 0, nowMillis, "waiting");
    }

    Delivery delivered(String how) {
      return new Delivery(eventId, true, attempts + 1, 0, how);
    }

    Delivery failed(String why, long retryMillis) {
      return new Delivery(eventId, false, attempts + 1, retryMillis, why);
    }

    /** After a restart, retries do not wait. */
    Delivery dueNow() {
      return nextTryMillis == 0 ? this : new Delivery(eventId, delivered, attempts, 1, outcome);
    }

    boolean isDue(long nowMillis) {
      return nextTryMillis != 0 && nextTryMillis <= nowMillis;
    }
  }
}
