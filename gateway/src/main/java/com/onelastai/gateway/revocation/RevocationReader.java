package com.onelastai.gateway.revocation;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.MalformedEventException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads from the identity topic which logins were revoked. Every gateway reads all partitions, so
 * there is no consumer group; each start begins with the recent events. No request waits for it:
 * while Kafka is away it retries, and then continues at its position.
 */
final class RevocationReader implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RevocationReader.class);

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final EventCodec codec;
  private final RevokedLogins revoked;
  private final Clock time;
  private final Map<String, Class<? extends IdentityEvent>> family =
      EventCodec.family(IdentityEvent.class);

  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<String, byte[]> current;
  private volatile boolean upToDate;
  private boolean away;

  RevocationReader(
      Supplier<Consumer<String, byte[]>> consumers,
      EventCodec codec,
      RevokedLogins revoked,
      Clock time) {
    this.consumers = consumers;
    this.codec = codec;
    this.revoked = revoked;
    this.time = time;
  }

  /** Whether it has read everything up to a few seconds ago. */
  boolean isUpToDate() {
    return upToDate;
  }

  @Override
  public void start() {
    // Assigned before it starts: the thread runs as long as this field names it.
    thread = Thread.ofPlatform().name("revoked-logins").daemon().unstarted(this::run);
    thread.start();
  }

  private void run() {
    try {
      while (thread == Thread.currentThread()) {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
          current = consumer;
          readWith(consumer);
        } catch (WakeupException stopped) {
          return;
        } catch (RuntimeException failure) {
          fallBehind(failure);
          Thread.sleep(RETRY);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void readWith(Consumer<String, byte[]> consumer) throws InterruptedException {
    long check = System.nanoTime();
    while (thread == Thread.currentThread()) {
      try {
        if (System.nanoTime() - check >= 0) {
          check(consumer);
          check = System.nanoTime() + (isSettled(consumer) ? CHECK_INTERVAL : RETRY).toNanos();
        }
        read(consumer);
      } catch (RetriableException kafkaAway) {
        fallBehind(kafkaAway);
        Thread.sleep(RETRY);
      }
    }
  }

  private void check(Consumer<String, byte[]> consumer) {
    assignNewPartitions(consumer);
    upToDate = isReadToTheEnd(consumer);
    if (upToDate && away) {
      away = false;
      log.info("Revoked logins are up to date again");
    }
  }

  /** While it lags behind, or the topic does not exist yet, it checks more often. */
  private boolean isSettled(Consumer<String, byte[]> consumer) {
    return upToDate && !consumer.assignment().isEmpty();
  }

  private void read(Consumer<String, byte[]> consumer) throws InterruptedException {
    if (consumer.assignment().isEmpty()) {
      Thread.sleep(POLL_TIMEOUT);
    } else {
      consumer.poll(POLL_TIMEOUT).forEach(this::apply);
    }
    revoked.purge();
  }

  private void assignNewPartitions(Consumer<String, byte[]> consumer) {
    Set<TopicPartition> assigned = consumer.assignment();
    List<TopicPartition> added =
        partitions(consumer).stream().filter(one -> !assigned.contains(one)).toList();
    if (!added.isEmpty()) {
      List<TopicPartition> all = new ArrayList<>(assigned);
      all.addAll(added);
      consumer.assign(all);
      // If this fails they are read from the beginning, which only takes longer.
      starts(consumer, added).forEach(consumer::seek);
    }
  }

  private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
    @Nullable List<PartitionInfo> found = consumer.partitionsFor(IdentityEvent.TOPIC);
    return found == null
        ? List.of()
        : found.stream().map(one -> new TopicPartition(one.topic(), one.partition())).toList();
  }

  /** Asks for the end first, so that events which arrive in between are not skipped. */
  private Map<TopicPartition, Long> starts(
      Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    long since = time.instant().minus(RevokedLogins.LIFETIME).toEpochMilli();
    Map<TopicPartition, Long> starts = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(one -> one, one -> since));
    consumer
        .offsetsForTimes(times)
        .forEach((partition, first) -> {
          if (first != null) {
            starts.put(partition, first.offset());
          }
        });
    return starts;
  }

  private static boolean isReadToTheEnd(Consumer<String, byte[]> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      codec
          .decode(record, family)
          .map(EventEnvelope::event)
          .ifPresent(event -> {
            Instant published = Instant.ofEpochMilli(record.timestamp());
            switch (event) {
              case SessionEnded session -> revoked.revoke(session.sessionId(), published);
              case UserErased user -> revoked.revoke(user.userId(), published);
              default -> {}
            }
          });
    } catch (MalformedEventException malformed) {
      log.warn(
          "Skipped the unreadable event at {}-{}@{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          malformed.getMessage());
    }
  }

  private void fallBehind(RuntimeException failure) {
    upToDate = false;
    if (!away) {
      away = true;
      log.warn("Cannot read which logins were revoked: {}", failure.toString());
    }
  }

  @Override
  public void stop() {
    Thread stopping = thread;
    thread = null;
    if (current != null) {
      // The one method of a consumer that another thread may call.
      current.wakeup();
    }
    if (stopping != null) {
      try {
        stopping.join(STOP_TIMEOUT);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
