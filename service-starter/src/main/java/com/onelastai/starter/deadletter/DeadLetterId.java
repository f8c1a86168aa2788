package com.onelastai.starter.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** {@code <topic>:<partition>:<offset>}. */
record DeadLetterId(String topic, int partition, long offset) {

  static DeadLetterId parse(String id) {
    String[] parts = id.split(":");
    try {
      return new DeadLetterId(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
      throw new InvalidEndpointRequestException(
          "The id of a dead letter is <topic>:<partition>:<offset>", "malformed id", malformed);
    }
  }

  boolean isOf(ConsumerRecord<?, ?> record) {
    return record.topic().equals(topic)
        && record.partition() == partition
        && record.offset() == offset;
  }
}
