package com.onelastai.starter.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in a topic. */
public final class Topic {

  private Topic() {}

  /** The records of a key, each as its type and its JSON. */
  public static List<String> read(String name, String key) {
    Map<String, Object> settings = Map.of("bootstrap.servers", Engines.kafkaServers());
    List<String> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> add(record, key, found));
      }
    }
    return found;
  }

  private static void add(ConsumerRecord<String, byte[]> record, String key, List<String> found) {
    if (key.equals(record.key())) {
      String type = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
      found.add(type + " " + new String(record.value(), UTF_8));
    }
  }
}
