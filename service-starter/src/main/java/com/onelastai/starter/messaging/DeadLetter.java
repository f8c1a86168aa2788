package com.onelastai.starter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.kafka.support.KafkaHeaders.DLT_ORIGINAL_OFFSET;
import static org.springframework.kafka.support.KafkaHeaders.DLT_ORIGINAL_PARTITION;
import static org.springframework.kafka.support.KafkaHeaders.DLT_ORIGINAL_TIMESTAMP;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * An event that could not be handled.
 *
 * @param id names it in the other operations
 * @param at when it was set aside
 * @param type the CloudEvents type, if it has one
 * @param payload null in a list, and where operators must not see it
 */
record DeadLetter(
    String id,
    String group,
    Instant at,
    @Nullable String type,
    @Nullable String eventId,
    @Nullable String key,
    @Nullable String cause,
    Map<String, String> headers,
    @Nullable String payload) {

  /** {@code <topic>:<partition>:<offset>}. */
  record Id(String topic, int partition, long offset) {

    static Id of(ConsumerRecord<?, ?> record) {
      return new Id(record.topic(), record.partition(), record.offset());
    }

    static Id parse(String id) {
      String[] parts = id.split(":");
      try {
        return new Id(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
      } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
        throw new InvalidEndpointRequestException(
            "The id of a dead letter is <topic>:<partition>:<offset>", "malformed id", malformed);
      }
    }
  }

  static DeadLetter of(
      ConsumerRecord<String, byte[]> record, String group, boolean details, boolean internal) {
    Map<String, String> headers = headers(record);
    return new DeadLetter(
        record.topic() + ":" + record.partition() + ":" + record.offset(),
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
