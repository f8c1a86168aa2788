package com.onelastai.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.gateway.RecordingProducer;
import com.onelastai.starter.messaging.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class PublisherTest {

  @TempDir Path directory;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordingProducer kafka = new RecordingProducer();
  private EventQueue queue;
  private Publisher publisher;

  @BeforeEach
  void start() {
    start(DataSize.ofMegabytes(1));
  }

  @AfterEach
  void stop() {
    publisher.stop();
  }

  @Test
  void eventsArePublishedInOrder() {
    offer(0, 500);
    awaitSent(500);
    assertThat(count("published")).isEqualTo(500);
    assertThat(count("spooled")).isZero();
  }

  @Test
  void eventsAreSpooledWhileKafkaIsAwayAndThenSentInOrder() {
    kafka.sendException = new TimeoutException("away");
    offer(0, 100);
    await().until(() -> count("spooled") == 100);
    offer(100, 700);
    await().until(() -> count("spooled") == 700);
    assertThat(meters.get("gateway.events.spool").gauge().value()).isPositive();

    kafka.sendException = null;
    offer(700, 800);

    awaitSent(800);
    await().until(() -> meters.get("gateway.events.spool").gauge().value() == 0);
    offer(800, 900);
    awaitSent(900);
    assertThat(count("dropped")).isZero();
  }

  @Test
  void eventsBeyondTheSpoolLimitAreDroppedAndCounted() {
    publisher.stop();
    meters.clear();
    start(DataSize.ofKilobytes(16));
    kafka.sendException = new TimeoutException("away");
    offer(0, 500);
    await().until(() -> count("spooled") + count("dropped") == 500);
    int kept = (int) count("spooled");
    assertThat(kept).isBetween(10, 100);

    kafka.sendException = null;
    awaitSent(kept);
  }

  @Test
  void spooledEventsSurviveARestart() {
    kafka.sendException = new TimeoutException("away");
    offer(0, 50);
    await().until(() -> count("spooled") == 50);
    offer(50, 60);
    publisher.stop();

    kafka.sendException = null;
    meters.clear();
    start();

    awaitSent(60);
  }

  @Test
  void queuedEventsAreSentBeforeTheGatewayStops() {
    offer(0, 200);
    publisher.stop();
    assertThat(sent()).isEqualTo(ids(0, 200));
  }

  private void start(DataSize limit) {
    PublishProperties properties =
        new PublishProperties(1000, Duration.ofMillis(5), directory, limit, Duration.ofMillis(20));
    PublishMetrics metrics = new PublishMetrics(meters);
    Broker broker = new Broker(new KafkaTemplate<>(() -> kafka));
    queue = new EventQueue(properties, metrics);
    publisher =
        new Publisher(
            queue,
            new EventCodec(JsonMapper.shared(), "gateway"),
            broker,
            new SpoolRelay(broker, metrics, properties, meters),
            metrics,
            properties);
    publisher.start();
  }

  private void offer(int from, int to) {
    ids(from, to).forEach(id -> queue.offer(new EventEnvelope<>(id, Instant.now(), call())));
  }

  private void awaitSent(int number) {
    await().untilAsserted(() -> assertThat(sent()).isEqualTo(ids(0, number)));
  }

  private double count(String outcome) {
    return meters.get("gateway.events").tag("outcome", outcome).counter().count();
  }

  private static ApiCalled call() {
    return new ApiCalled(Actor.ANONYMOUS, "GET", null, "/api/x/**", null, 200, 1, 0, 0);
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "anonymous/" + i).toList();
  }

  private List<String> sent() {
    return kafka.history().stream()
        .map(record -> new String(record.headers().lastHeader("ce_id").value()))
        .toList();
  }
}
