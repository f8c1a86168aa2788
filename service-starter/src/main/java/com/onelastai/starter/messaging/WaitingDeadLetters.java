package com.onelastai.starter.messaging;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters wait, kept up to date by reading only what their topics got since. A topic
 * cannot forget single records, so one that was retried or dropped is followed by a record that
 * says so; all instances read that. One thread at a time may use it.
 */
final class WaitingDeadLetters {

  /** On a record that only says which offset of its partition is done with. */
  static final String RESOLVED = "onelastai-resolved";

  private static final Duration POLL = Duration.ofMillis(500);

  /** While the broker is away a poll returns nothing. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Map<TopicPartition, BitSet> waiting = new HashMap<>();

  /** Up to where each partition has been read. */
  private final Map<TopicPartition, Long> read = new HashMap<>();

  int count(String topic) {
    return waiting.entrySet().stream()
        .filter(partition -> partition.getKey().topic().equals(topic))
        .mapToInt(partition -> partition.getValue().cardinality())
        .sum();
  }

  boolean contains(DeadLetter.Id id) {
    BitSet offsets = waiting.get(id.topicPartition());
    return offsets != null && offsets.get(id.offset());
  }

  /** In the order of their ids. */
  Stream<DeadLetter.Id> ids() {
    return waiting.keySet().stream()
        .sorted(comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
        .flatMap(partition ->
            waiting(partition).stream()
                .mapToObj(
                    offset -> new DeadLetter.Id(partition.topic(), partition.partition(), offset)));
  }

  void refresh(Consumer<String, byte[]> consumer, Collection<String> topics) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer
        .beginningOffsets(partitions)
        .forEach((partition, beginning) -> {
          waiting(partition).clear(0, Math.toIntExact(beginning));
          consumer.seek(partition, Math.max(beginning, read.getOrDefault(partition, 0L)));
        });
    scan(consumer, consumer.endOffsets(partitions), this::add);
  }

  private void add(ConsumerRecord<String, byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    @Nullable String resolved = DeadLetterHeaders.text(record.headers(), RESOLVED);
    if (resolved == null) {
      waiting(partition).set(Math.toIntExact(record.offset()));
    } else {
      waiting(partition).clear(Integer.parseInt(resolved));
    }
    read.put(partition, record.offset() + 1);
  }

  /**
   * Reads these records, as far as they still exist.
   *
   * @param ids in their order
   */
  static List<ConsumerRecord<String, byte[]>> read(
      Consumer<String, byte[]> consumer, List<DeadLetter.Id> ids) {
    Set<DeadLetter.Id> wanted = new HashSet<>(ids);
    Map<TopicPartition, Long> ends = new HashMap<>();
    ids.forEach(id -> ends.merge(id.topicPartition(), id.offset() + 1L, Math::max));
    consumer.assign(ends.keySet());
    // The first of each partition last.
    ids.reversed().forEach(id -> consumer.seek(id.topicPartition(), id.offset()));
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    scan(
        consumer,
        ends,
        record -> {
          if (wanted.contains(DeadLetter.Id.of(record))) {
            found.add(record);
          }
        });
    found.sort(comparing(DeadLetter.Id::of));
    return found;
  }

  private static void scan(
      Consumer<String, byte[]> consumer,
      Map<TopicPartition, Long> ends,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> visitor) {
    long start = System.nanoTime();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new TimeoutException("Dead letters were not read within " + LIMIT);
      }
      consumer.poll(POLL).forEach(visitor);
    }
  }

  private BitSet waiting(TopicPartition partition) {
    return waiting.computeIfAbsent(partition, _ -> new BitSet());
  }
}
