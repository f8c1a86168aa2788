package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a real broker that becomes reachable later. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestBed.class)
@Import(Caller.class)
class KafkaAwayIT {

  private static final int CALLS = 300;

  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 3);

  @Autowired Caller caller;
  @Autowired EventCodec codec;
  @Autowired MeterRegistry meters;

  @BeforeAll
  static void startBroker() {
    BROKER.brokerProperty("auto.create.topics.enable", "false");
    BROKER.afterPropertiesSet();
  }

  @AfterAll
  static void stopBroker() {
    BROKER.destroy();
  }

  @DynamicPropertySource
  static void kafka(DynamicPropertyRegistry properties) {
    properties.add("KAFKA_BOOTSTRAP_SERVERS", BROKER::getBrokersAsString);
    properties.add("SPOOL_RETRY_INTERVAL", () -> "100ms");
  }

  @Test
  void gatewayServesAndLosesNoEventWhileKafkaIsAway() throws Exception {
    String visit = "Cookie: " + caller.get("/api/analytics/track/first").cookies();
    for (int i = 0; i < CALLS; i++) {
      String path = "/api/analytics/track/" + i;
      assertTimeout(Duration.ofSeconds(2), () -> caller.get(path, visit).is(200));
    }
    await().until(() -> spooled() == CALLS + 1);

    BROKER.addTopics(new NewTopic(TrackingEvent.TOPIC, 3, (short) 1));

    assertThat(readPaths(CALLS + 1))
        .startsWith("/api/analytics/track/first")
        .endsWith("/api/analytics/track/" + (CALLS - 1))
        .containsSubsequence(
            IntStream.range(0, CALLS).mapToObj(i -> "/api/analytics/track/" + i).toList())
        .hasSize(CALLS + 1);
  }

  private double spooled() {
    return meters.get("gateway.events").tag("outcome", "spooled").counter().count();
  }

  /** Reads the expected number, and then for a while in case there are more. */
  private List<String> readPaths(int expected) {
    List<String> paths = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", BROKER.getBrokersAsString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, 3).mapToObj(p -> new TopicPartition(TrackingEvent.TOPIC, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      KafkaTestUtils.getRecords(consumer, Duration.ofSeconds(20), expected)
          .forEach(record -> paths.add(pathOf(record)));
      consumer.poll(Duration.ofMillis(500)).forEach(record -> paths.add(pathOf(record)));
    }
    return paths;
  }

  private String pathOf(ConsumerRecord<String, byte[]> record) {
    TrackingEvent event =
        codec.decode(record, EventCodec.family(TrackingEvent.class)).orElseThrow().event();
    return String.valueOf(((ApiCalled) event).path());
  }
}
