package com.onelastai.local.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
  private final URI receiver;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private boolean signsRealTime;

  WebhookSender(State state, URI receiver, String secret) {
    this.state = state;
    this.receiver = receiver;
    this.secret = secret;
  }

  private record Message(Delivery delivery, String payload, long signedAt) {}

  /** Tries each due delivery once, without the state's lock while it waits for the receiver. */
  boolean sendDue() throws InterruptedException {
    boolean sent = false;
    long nowMillis = realMillis();
    for (Message message = next(nowMillis); message != null; message = next(nowMillis)) {
      sent = true;
      Delivery tried = send(message);
      synchronized (state) {
        state.put(tried);
      }
    }
    return sent;
  }

  private @Nullable Message next(long nowMillis) {
    synchronized (state) {
      return state
          .deliveries()
          .filter(delivery -> delivery.isDue(nowMillis))
          .findFirst()
          .map(this::message)
          .orElse(null);
    }
  }

  private Message message(Delivery delivery) {
    ObjectNode event = state.get("event", delivery.eventId());
    long signedAt = signsRealTime ? realMillis() / 1000 : state.now();
    return new Message(delivery, event.toPrettyString(), signedAt);
  }

  private long realMillis() {
    return state.clock().realNow().toEpochMilli();
  }

  private Delivery send(Message message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(receiver)
            .timeout(LIMIT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe-Simulator/1.0")
            .header(
                "Stripe-Signature",
                WebhookSignature.of(secret, message.payload(), message.signedAt()))
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
    return delivery.failed(why, last ? 0 : realMillis() + pause);
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
