package com.onelastai.starter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.kafka.support.KafkaHeaders.DLT_ORIGINAL_OFFSET;
import static org.springframework.kafka.support.KafkaHeaders.DLT_ORIGINAL_PARTITION;
import static org.springframework.kafka.support.KafkaHeaders.DLT_ORIGINAL_TIMESTAMP;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** An event that could not be handled. */
record DeadLetter(
    @Schema(
            description = "Names it in the other operations: topic, partition and offset",
            example = "chat.v1.chat-service-figures.dlt:0:17")
        String id,
    @Schema(description = "Where it waits", example = "chat.v1.chat-service-figures.dlt")
        String topic,
    @Schema(
            description = "The consumer group that could not handle it",
            example = "chat-service-figures")
        String group,
    @Schema(description = "When it was set aside") Instant at,
    @Schema(
            description = "The CloudEvents type, if it has one",
            example = "com.onelastai.chat.message-answered.v1")
        @Nullable String type,
    @Schema(example = "0198f0c2-7a11-7c3d-9e4f-2b6d8c1a5e33") @Nullable String eventId,
    @Schema(
            description = "What the event is about; null for mails and password resets",
            example = "0198f0c2-6d6f-7a4e-9a55-0c6f8e0f2a11")
        @Nullable String key,
    @Schema(example = "java.lang.IllegalStateException: no such agent") @Nullable String cause,
    @Schema(description = "With the stack trace; empty in a list") Map<String, String> headers,
    @Schema(description = "Null in a list, and for mails and password resets")
        @Nullable String payload) {

  /** {@code <topic>:<partition>:<offset>}. */
  record Id(String topic, int partition, int offset) implements Comparable<Id> {

    /** How an id is written. */
    static final String PATTERN = "[a-zA-Z0-9._-]{1,249}:\\d{1,9}:\\d{1,9}";

    private static final Comparator<Id> ORDER =
        Comparator.comparing(Id::topic).thenComparing(Id::partition).thenComparing(Id::offset);

    static Id of(ConsumerRecord<?, ?> record) {
      return new Id(record.topic(), record.partition(), Math.toIntExact(record.offset()));
    }

    /** Empty if it is no id. */
    static Optional<Id> parse(String id) {
      if (!id.matches(PATTERN)) {
        return Optional.empty();
      }
      String[] parts = id.split(":");
      return Optional.of(new Id(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }

    TopicPartition topicPartition() {
      return new TopicPartition(topic, partition);
    }

    @Override
    public int compareTo(Id other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return topic + ":" + partition + ":" + offset;
    }
  }

  static DeadLetter of(
      ConsumerRecord<String, byte[]> record, String group, boolean details, boolean internal) {
    Map<String, String> headers = headers(record);
    return new DeadLetter(
        Id.of(record).toString(),
        record.topic(),
        group,
        Instant.ofEpochMilli(record.timestamp()),
        headers.get("ce_type"),
        headers.get("ce_id"),
        internal ? null : record.key(),
        headers.get(DeadLetterHeaders.CAUSE),
        details ? headers : Map.of(),
        details && !internal ? new String(record.value(), UTF_8) : null);
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      ByteBuffer value = ByteBuffer.wrap(header.value());
      headers.put(
          header.key(),
          switch (header.key()) {
            case DLT_ORIGINAL_PARTITION -> String.valueOf(value.getInt());
            case DLT_ORIGINAL_OFFSET, DLT_ORIGINAL_TIMESTAMP -> String.valueOf(value.getLong());
            default -> UTF_8.decode(value).toString();
          });
    }
    return headers;
  }
}
