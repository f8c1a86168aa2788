package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Processes are killed; nothing that was answered with 202 is lost or stored twice. */
class CrashIT {

  private static final int EVENTS = 20_000;
  private static final int CLIENTS = 8;

  private final Suite suite = Suite.running();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger retried = new AtomicInteger();

  @Test
  void everyAcknowledgedEventIsStoredOnceThoughServiceAndBrokerAreKilled() throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        running.add(clients.submit(this::sendUntilAllAreOut));
      }
      killAndRestartWhenSent("tracking-service", EVENTS / 4);
      killAndRestartWhenSent("kafka", EVENTS / 2);
      killAndRestartWhenSent("tracking-service", EVENTS * 3 / 4);
      for (Future<?> client : running) {
        client.get();
      }
    }

    assertThat(acknowledged).hasSize(EVENTS);
    assertThat(retried).as("events in flight when a process died").hasPositiveValue();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> suite.count("userevents", "eventType", "crash") >= EVENTS);
    assertThat(stored()).isEqualTo(acknowledged.stream().sorted().toList());
    sessionsCountedEachEventOnce();
  }

  @Test
  void serviceThatIsDownIsAnsweredWith503AtOnce() {
    suite.stack().kill("tracking-service");
    try {
      await().until(() -> track().statusCode() == 503);
      HttpResponse<String> answer = track();
      assertStatus(503, answer);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    } finally {
      suite.stack().start("tracking-service");
    }
    await().until(() -> track().statusCode() == 202);
  }

  private HttpResponse<String> track() {
    return suite.browser().track("event", "{\"eventType\":\"a\",\"eventName\":\"b\"}");
  }

  private void sendUntilAllAreOut() {
    Browser browser = suite.browser();
    for (int n = sent.getAndIncrement(); n < EVENTS; n = sent.getAndIncrement()) {
      String id = "crash-" + n;
      String event =
          "{\"id\":\"%s\",\"eventType\":\"crash\",\"eventName\":\"event\"}".formatted(id);
      if (browser.track("event", event).statusCode() != 202) {
        // As a client would: retry with the same id until it is accepted.
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> browser.track("event", event).statusCode() == 202);
        retried.incrementAndGet();
      }
      acknowledged.add(id);
    }
  }

  private void killAndRestartWhenSent(String part, int count) {
    await().atMost(Duration.ofMinutes(3)).until(() -> sent.get() >= count);
    suite.stack().kill(part);
    suite.stack().start(part);
  }

  private void sessionsCountedEachEventOnce() {
    Set<String> visitors = new HashSet<>();
    crashes().forEach(event -> visitors.add(event.getString("visitorId")));
    await()
        .untilAsserted(() -> {
          long counted = 0;
          for (String visitor : visitors) {
            for (Document session : suite.find("sessions", "visitorId", visitor)) {
              counted += session.get("events", Number.class).longValue();
            }
          }
          assertThat(counted).isEqualTo(EVENTS);
        });
  }

  private List<String> stored() {
    return crashes().stream().map(event -> event.getString("eventId")).sorted().toList();
  }

  private List<Document> crashes() {
    return suite.find("userevents", "eventType", "crash");
  }
}
