package com.onelastai.gateway.ended;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.MalformedEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Learns from the events of accounts which logins were ended. Nobody waits for it: while Kafka is
 * away it tries again, and goes on where it was.
 */
final class IdentityReader implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IdentityReader.class);

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Supplier<IdentityTopic> topics;
  private final EventCodec codec;
  private final EndedLogins ended;
  private final Map<String, Class<? extends IdentityEvent>> family =
      EventCodec.family(IdentityEvent.class);

  private volatile @Nullable Thread thread;
  private volatile @Nullable IdentityTopic reading;
  private volatile boolean upToDate;
  private boolean away;

  IdentityReader(Supplier<IdentityTopic> topics, EventCodec codec, EndedLogins ended) {
    this.topics = topics;
    this.codec = codec;
    this.ended = ended;
  }

  /** Whether everything was read that was published until a few seconds ago. */
  boolean isUpToDate() {
    return upToDate;
  }

  @Override
  public void start() {
    // Known before it runs, as it runs for as long as it is this one.
    thread = Thread.ofPlatform().name("ended-logins").daemon().unstarted(this::run);
    thread.start();
  }

  private void run() {
    try {
      while (thread == Thread.currentThread()) {
        try (IdentityTopic topic = topics.get()) {
          reading = topic;
          follow(topic);
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

  private void follow(IdentityTopic topic) throws InterruptedException {
    long check = System.nanoTime();
    while (thread == Thread.currentThread()) {
      try {
        if (System.nanoTime() - check >= 0) {
          check(topic);
          check = System.nanoTime() + (isSettled(topic) ? CHECK_INTERVAL : RETRY).toNanos();
        }
        read(topic);
      } catch (RetriableException kafkaAway) {
        fallBehind(kafkaAway);
        Thread.sleep(RETRY);
      }
    }
  }

  private void check(IdentityTopic topic) {
    topic.follow();
    upToDate = topic.isReadToItsEnd();
    if (upToDate && away) {
      away = false;
      log.info("It is known again which logins were ended");
    }
  }

  /** While there is more to catch up with, or no topic yet, it looks more often. */
  private boolean isSettled(IdentityTopic topic) {
    return upToDate && topic.exists();
  }

  private void read(IdentityTopic topic) throws InterruptedException {
    if (topic.exists()) {
      topic.read(PATIENCE).forEach(this::learn);
    } else {
      Thread.sleep(PATIENCE);
    }
    ended.forgetOld();
  }

  private void learn(ConsumerRecord<String, byte[]> record) {
    try {
      codec
          .decode(record, family)
          .map(EventEnvelope::event)
          .ifPresent(event -> {
            Instant published = Instant.ofEpochMilli(record.timestamp());
            switch (event) {
              case SessionEnded session -> ended.add(session.sessionId(), published);
              case UserErased user -> ended.add(user.userId(), published);
              default -> {}
            }
          });
    } catch (MalformedEventException malformed) {
      log.warn(
          "Event at {}-{}@{} is passed over: {}",
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
      log.warn("It cannot be learnt which logins were ended: {}", failure.toString());
    }
  }

  @Override
  public void stop() {
    Thread stopping = thread;
    thread = null;
    if (reading != null) {
      reading.wakeUp();
    }
    if (stopping != null) {
      try {
        stopping.join(FAREWELL);
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
