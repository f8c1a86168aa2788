package com.onelastai.starter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.messaging.EventListeners.DeadLetterTopic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * The dead letters of this service's consumer groups. A topic cannot forget single records, so one
 * that was retried or dropped is followed by a record that says so; all instances read that.
 */
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class DeadLetters implements SmartInitializingSingleton {

  /** On a record that only says which offset of its partition is done with. */
  private static final String RESOLVED = "onelastai-resolved";

  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, DeadLetterTopic> topics = new LinkedHashMap<>();
  private final EventListeners listeners;
  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Clock clock;
  private final MeterRegistry meters;

  /** The offsets of those that wait, and up to where each partition has been read. */
  private final Map<TopicPartition, BitSet> waiting = new HashMap<>();

  private final Map<TopicPartition, Long> read = new HashMap<>();

  DeadLetters(
      EventListeners listeners,
      ConsumerFactory<String, byte[]> consumers,
      KafkaTemplate<String, byte[]> kafka,
      Clock clock,
      MeterRegistry meters) {
    this.listeners = listeners;
    this.consumers = consumers;
    this.kafka = kafka;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (DeadLetterTopic topic : listeners.deadLetterTopics()) {
      topics.put(topic.name(), topic);
      Gauge.builder("events.dead.letters", () -> count(topic.name()))
          .description("Dead letters that wait for an operator")
          .tag("group", topic.groupId())
          .tag("topic", topic.topic().topic())
          .register(meters);
    }
  }

  @InstanceJob(name = "dead-letters", every = "1m")
  synchronized void refresh() {
    try (Consumer<String, byte[]> consumer = consumers.createConsumer()) {
      refresh(consumer);
    }
  }

  synchronized List<DeadLetter> list(int limit) {
    List<DeadLetter> found = new ArrayList<>();
    visit(record -> found.add(describe(record, false)) && found.size() < limit);
    return found;
  }

  synchronized Optional<DeadLetter> find(DeadLetter.Id id) {
    return record(id).map(record -> describe(record, true));
  }

  /**
   * Publishes it again, for the group that could not handle it.
   *
   * @return whether there is such a dead letter
   * @throws IllegalStateException if it is too old: its user may have been erased, and nobody would
   *     know
   */
  synchronized boolean retry(DeadLetter.Id id) {
    Optional<ConsumerRecord<String, byte[]>> record = record(id);
    record.ifPresent(this::retry);
    return record.isPresent();
  }

  /** Retries all of a topic that are not too old, and returns how many. */
  synchronized int retryAll(String topic) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    visit(record -> {
      if (record.topic().equals(topic) && !isTooOld(record)) {
        all.add(record);
      }
      return true;
    });
    all.forEach(this::retry);
    return all.size();
  }

  synchronized boolean drop(DeadLetter.Id id) {
    Optional<ConsumerRecord<String, byte[]>> record = record(id);
    record.ifPresent(this::resolve);
    return record.isPresent();
  }

  private synchronized int count(String topic) {
    return waiting.entrySet().stream()
        .filter(partition -> partition.getKey().topic().equals(topic))
        .mapToInt(partition -> partition.getValue().cardinality())
        .sum();
  }

  private DeadLetter describe(ConsumerRecord<String, byte[]> record, boolean details) {
    DeadLetterTopic topic = topic(record);
    return DeadLetter.of(record, topic.groupId(), details, topic.topic().internal());
  }

  private DeadLetterTopic topic(ConsumerRecord<String, byte[]> record) {
    @Nullable DeadLetterTopic topic = topics.get(record.topic());
    if (topic == null) {
      throw new IllegalStateException(record.topic() + " is of no group of this service");
    }
    return topic;
  }

  private void retry(ConsumerRecord<String, byte[]> record) {
    if (isTooOld(record)) {
      throw new IllegalStateException("It is too old to be retried; it can only be dropped");
    }
    DeadLetterTopic topic = topic(record);
    ProducerRecord<String, byte[]> again =
        new ProducerRecord<>(topic.topic().topic(), record.key(), record.value());
    for (Header header : record.headers()) {
      if (!header.key().startsWith("kafka_dlt") && !header.key().equals(DeadLetterHeaders.CAUSE)) {
        again.headers().add(header);
      }
    }
    set(again, DeadLetterHeaders.RETRY_GROUP, topic.groupId());
    set(
        again,
        DeadLetterHeaders.FIRST_PUBLISHED,
        String.valueOf(firstPublished(record).toEpochMilli()));
    send(again);
    resolve(record);
  }

  private boolean isTooOld(ConsumerRecord<String, byte[]> record) {
    Instant limit = firstPublished(record).plus(topic(record).topic().retryLimit());
    return clock.instant().isAfter(limit);
  }

  private static Instant firstPublished(ConsumerRecord<String, byte[]> record) {
    @Nullable String first =
        DeadLetterHeaders.text(record.headers(), DeadLetterHeaders.FIRST_PUBLISHED);
    if (first != null) {
      return Instant.ofEpochMilli(Long.parseLong(first));
    }
    @Nullable Header original = record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP);
    return Instant.ofEpochMilli(
        original == null ? record.timestamp() : ByteBuffer.wrap(original.value()).getLong());
  }

  private void resolve(ConsumerRecord<String, byte[]> record) {
    ProducerRecord<String, byte[]> done =
        new ProducerRecord<>(record.topic(), record.partition(), record.key(), new byte[0]);
    set(done, RESOLVED, String.valueOf(record.offset()));
    send(done);
  }

  private static void set(ProducerRecord<String, byte[]> record, String header, String value) {
    record.headers().remove(header).add(header, value.getBytes(UTF_8));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      kafka.send(record).get();
    } catch (ExecutionException unavailable) {
      throw new IllegalStateException("The broker is unavailable", unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Optional<ConsumerRecord<String, byte[]>> record(DeadLetter.Id id) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>(1);
    visit(record -> {
      if (id.equals(DeadLetter.Id.of(record))) {
        found.add(record);
      }
      return found.isEmpty();
    });
    return found.stream().findFirst();
  }

  /** Reads those that wait until the visitor returns false. */
  private void visit(Predicate<ConsumerRecord<String, byte[]>> visitor) {
    try (Consumer<String, byte[]> consumer = consumers.createConsumer()) {
      refresh(consumer);
      Map<TopicPartition, Long> ends = new HashMap<>();
      waiting.forEach((partition, offsets) -> {
        if (!offsets.isEmpty()) {
          ends.put(partition, (long) offsets.length());
        }
      });
      consumer.assign(ends.keySet());
      ends.keySet().forEach(it -> consumer.seek(it, waiting(it).nextSetBit(0)));
      scan(
          consumer,
          ends,
          record ->
              !waiting(partition(record)).get(Math.toIntExact(record.offset()))
                  || visitor.test(record));
    }
  }

  private void refresh(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        topics.keySet().stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer
        .beginningOffsets(partitions)
        .forEach((partition, beginning) -> {
          waiting(partition).clear(0, Math.toIntExact(beginning));
          long from = Math.max(beginning, read.getOrDefault(partition, 0L));
          consumer.seek(partition, from);
        });
    scan(
        consumer,
        consumer.endOffsets(partitions),
        record -> {
          BitSet offsets = waiting(partition(record));
          @Nullable String resolved = DeadLetterHeaders.text(record.headers(), RESOLVED);
          if (resolved == null) {
            offsets.set(Math.toIntExact(record.offset()));
          } else {
            offsets.clear(Integer.parseInt(resolved));
          }
          read.put(partition(record), record.offset() + 1);
          return true;
        });
  }

  private static void scan(
      Consumer<String, byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Predicate<ConsumerRecord<String, byte[]>> visitor) {
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (!visitor.test(record)) {
          return;
        }
      }
    }
  }

  private BitSet waiting(TopicPartition partition) {
    return waiting.computeIfAbsent(partition, _ -> new BitSet());
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
