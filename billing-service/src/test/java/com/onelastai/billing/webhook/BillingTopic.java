package com.onelastai.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelastai.events.billing.BillingEvent;
import com.onelastai.starter.test.Engines;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published events of billing without duplicates. */
final class BillingTopic implements AutoCloseable {

  record Published(String key, JsonNode data) {}

  private final Map<String, Published> published = new LinkedHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;

  BillingTopic() {
    Map<String, Object> settings = Map.of("bootstrap.servers", Engines.kafkaServers());
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** All events published so far. */
  List<Published> read() {
    assignAll();
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::add);
    }
    return List.copyOf(published.values());
  }

  /** The service declares the topic after its start. */
  private void assignAll() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(BillingEvent.TOPIC).stream()
            .map(partition -> new TopicPartition(BillingEvent.TOPIC, partition.partition()))
            .toList();
    if (!consumer.assignment().containsAll(partitions)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }
  }

  private void add(ConsumerRecord<String, byte[]> record) {
    published.put(
        new String(record.headers().lastHeader("ce_id").value(), UTF_8),
        new Published(record.key(), JsonMapper.shared().readTree(record.value())));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
