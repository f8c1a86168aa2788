package com.onelastai.gateway.ended;

import com.onelastai.events.identity.IdentityEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The whole topic as one reader sees it: no group shares it among the gateways, each reads all
 * partitions, beginning with what is recent. Whatever asks the broker throws when it is away.
 */
final class IdentityTopic implements AutoCloseable {

  private final Consumer<String, byte[]> consumer;
  private final Clock time;

  IdentityTopic(Consumer<String, byte[]> consumer, Clock time) {
    this.consumer = consumer;
    this.time = time;
  }

  /** Whether there was such a topic when it was last looked for. */
  boolean exists() {
    return !consumer.assignment().isEmpty();
  }

  /** Takes up the partitions that are there by now. */
  void follow() {
    Set<TopicPartition> followed = consumer.assignment();
    List<TopicPartition> added =
        partitions().stream().filter(one -> !followed.contains(one)).toList();
    if (!added.isEmpty()) {
      List<TopicPartition> together = new ArrayList<>(followed);
      together.addAll(added);
      consumer.assign(together);
      // If this fails they are read from their beginning, which only takes longer.
      starts(added, time.instant().minus(EndedLogins.LIFETIME)).forEach(consumer::seek);
    }
  }

  ConsumerRecords<String, byte[]> read(Duration patience) {
    return consumer.poll(patience);
  }

  /** Whether all was read that the topic held when it was asked. */
  boolean isReadToItsEnd() {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Makes what waits here fail; the one call that another thread may make. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions() {
    @Nullable List<PartitionInfo> found = consumer.partitionsFor(IdentityEvent.TOPIC);
    return found == null
        ? List.of()
        : found.stream().map(one -> new TopicPartition(one.topic(), one.partition())).toList();
  }

  /** The end is asked for first, so that nothing that comes in between is passed over. */
  private Map<TopicPartition, Long> starts(List<TopicPartition> partitions, Instant since) {
    Map<TopicPartition, Long> starts = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(one -> one, one -> since.toEpochMilli()));
    consumer.offsetsForTimes(times).forEach((partition, first) -> note(starts, partition, first));
    return starts;
  }

  private static void note(
      Map<TopicPartition, Long> starts,
      TopicPartition partition,
      @Nullable OffsetAndTimestamp first) {
    if (first != null) {
      starts.put(partition, first.offset());
    }
  }
}
