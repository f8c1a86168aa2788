package com.onelastai.starter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.messaging.EventListeners.DeadLetterTopic;
import com.onelastai.starter.problem.ApiException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;

/** The dead letters of this service's consumer groups. */
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class DeadLetters implements SmartInitializingSingleton {

  /** How many are retried in one call, which lasts some seconds then. */
  private static final int RETRIED_AT_ONCE = 1_000;

  private static final int READ_AT_ONCE = 100;

  /** The gateway waits no longer than 30 seconds for an answer. */
  private static final Duration BROKER_LIMIT = Duration.ofSeconds(5);

  private final Map<String, DeadLetterTopic> topics = new LinkedHashMap<>();
  private final EventListeners listeners;
  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Clock clock;
  private final MeterRegistry meters;
  private final WaitingDeadLetters waiting = new WaitingDeadLetters();

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
  void refresh() {
    read(_ -> true);
  }

  /** How many wait in each topic, of all topics. */
  List<DeadLetterTopicCount> topics() {
    return read(_ ->
        topics.values().stream()
            .map(topic ->
                new DeadLetterTopicCount(
                    topic.name(), topic.groupId(), waiting.count(topic.name())))
            .toList());
  }

  /**
   * Those after an id, in the order of their ids; the oldest of each partition first.
   *
   * @param topic null for all topics
   */
  List<DeadLetter> list(@Nullable String topic, DeadLetter.@Nullable Id after, int limit) {
    return read(consumer -> {
      List<DeadLetter.Id> ids =
          waiting
              .ids()
              .filter(id -> topic == null || id.topic().equals(topic))
              .filter(id -> after == null || id.compareTo(after) > 0)
              .limit(limit)
              .toList();
      return WaitingDeadLetters.read(consumer, ids).stream()
          .map(record -> describe(record, false))
          .toList();
    });
  }

  Optional<DeadLetter> find(DeadLetter.Id id) {
    return read(consumer -> record(consumer, id).map(record -> describe(record, true)));
  }

  /**
   * Publishes it again, for the group that could not handle it.
   *
   * @return whether there is such a dead letter
   * @throws TooOldException if its user may have been erased, and nobody would know
   */
  boolean retry(DeadLetter.Id id) {
    return read(consumer -> {
      Optional<ConsumerRecord<String, byte[]>> record = record(consumer, id);
      record.ifPresent(this::retry);
      return record.isPresent();
    });
  }

  /** Retries the first 1,000 of a topic that are not too old. */
  RetriedTopic retryAll(String topic) {
    return read(consumer -> {
      List<DeadLetter.Id> ids = waiting.ids().filter(id -> id.topic().equals(topic)).toList();
      int retried = 0;
      for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
        List<DeadLetter.Id> batch = ids.subList(from, Math.min(from + READ_AT_ONCE, ids.size()));
        if (retried >= RETRIED_AT_ONCE) {
          return new RetriedTopic(retried, true);
        }
        List<ConsumerRecord<String, byte[]>> young =
            WaitingDeadLetters.read(consumer, batch).stream()
                .filter(record -> !isTooOld(record))
                .toList();
        young.forEach(this::retry);
        retried += young.size();
      }
      return new RetriedTopic(retried, false);
    });
  }

  boolean drop(DeadLetter.Id id) {
    return read(consumer -> {
      Optional<ConsumerRecord<String, byte[]>> record = record(consumer, id);
      record.ifPresent(this::resolve);
      return record.isPresent();
    });
  }

  boolean hasTopic(String topic) {
    return topics.containsKey(topic);
  }

  private synchronized int count(String topic) {
    return waiting.count(topic);
  }

  /**
   * Reads on, then calls.
   *
   * @throws EventsUnavailableException if the broker is away
   */
  private synchronized <T> T read(Function<Consumer<String, byte[]>, T> call) {
    Properties limits = new Properties();
    limits.setProperty(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(BROKER_LIMIT.toMillis()));
    limits.setProperty(
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(BROKER_LIMIT.toMillis()));
    try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, null, null, limits)) {
      waiting.refresh(consumer, topics.keySet());
      return call.apply(consumer);
    } catch (KafkaException away) {
      throw new EventsUnavailableException(away);
    }
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
      throw new TooOldException();
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
    set(done, WaitingDeadLetters.RESOLVED, String.valueOf(record.offset()));
    send(done);
  }

  private static void set(ProducerRecord<String, byte[]> record, String header, String value) {
    record.headers().remove(header).add(header, value.getBytes(UTF_8));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      kafka.send(record).get();
    } catch (ExecutionException unavailable) {
      throw new EventsUnavailableException(unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Optional<ConsumerRecord<String, byte[]>> record(
      Consumer<String, byte[]> consumer, DeadLetter.Id id) {
    return waiting.contains(id)
        ? WaitingDeadLetters.read(consumer, List.of(id)).stream().findFirst()
        : Optional.empty();
  }

  /** How many dead letters wait in a topic. */
  @Schema(name = "DeadLetterTopic")
  record DeadLetterTopicCount(
      @Schema(example = "chat.v1.chat-service-figures.dlt") String topic,
      @Schema(
              description = "The consumer group that could not handle them",
              example = "chat-service-figures")
          String group,
      @Schema(example = "3") int waiting) {}

  /** The outcome of retrying a topic. */
  @Schema(name = "RetriedDeadLetters")
  record RetriedTopic(
      @Schema(example = "3") int retried,
      @Schema(description = "Whether more wait that were not looked at: call it again")
          boolean more) {}

  /** 409 {@code dead_letter_too_old}. */
  static final class TooOldException extends ApiException {

    TooOldException() {
      super(
          HttpStatus.CONFLICT,
          "dead_letter_too_old",
          "It is too old to be retried; it can only be dropped.");
    }
  }
}
