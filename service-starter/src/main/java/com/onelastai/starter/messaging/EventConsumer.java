package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.progress.ProgressWatch;
import com.onelastai.starter.retry.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Passes the records of one consumer group to its handlers. Malformed events and permanent failures
 * go to the dead letters one by one; on a transient failure the whole batch is retried.
 */
class EventConsumer {

  private final EventGroup group;
  private final EventCodec codec;
  private final EventContext context;
  private final @Nullable ErasedUserFilter erasedUsers;
  private final ProgressWatch progress;
  private final MeterRegistry meters;
  private final Map<Class<?>, Timer> timers = new ConcurrentHashMap<>();
  private final Clock clock;

  EventConsumer(
      EventGroup group,
      EventCodec codec,
      EventContext context,
      @Nullable ErasedUserFilter erasedUsers,
      ProgressWatch progress,
      MeterRegistry meters,
      Clock clock) {
    this.group = group;
    this.codec = codec;
    this.context = context;
    this.erasedUsers = erasedUsers;
    this.progress = progress;
    this.meters = meters;
    this.clock = clock;
  }

  /** An event that can be read and whose handling fails by itself, however often it is retried. */
  static final class UnusableEventException extends RuntimeException {
    UnusableEventException(RuntimeException cause) {
      super(cause);
    }
  }

  private record Item(ConsumerRecord<String, byte[]> record, Received<DomainEvent> received) {

    static List<Received<DomainEvent>> received(List<Item> items) {
      return items.stream().map(Item::received).toList();
    }
  }

  /** The records of one poll. */
  void on(List<ConsumerRecord<String, byte[]>> records) {
    try (ProgressWatch.Work _ = progress.start("consumer " + group.id())) {
      List<Item> items = new ArrayList<>(records.size());
      for (ConsumerRecord<String, byte[]> record : records) {
        try {
          decode(record).ifPresent(received -> items.add(new Item(record, received)));
        } catch (MalformedEventException malformed) {
          handle(items);
          throw new BatchListenerFailedException("Malformed event", malformed, record);
        }
      }
      handle(items);
    }
  }

  private Optional<Received<DomainEvent>> decode(ConsumerRecord<String, byte[]> record) {
    if (!DeadLetterHeaders.isFor(record, group.id())) {
      return Optional.empty();
    }
    return codec
        .decode(record, group.types())
        .map(envelope -> new Received<>(envelope, record.partition(), record.offset()));
  }

  private void handle(List<Item> items) {
    if (group.takesBatches()) {
      if (!items.isEmpty()) {
        handleBatch(items);
      }
    } else {
      items.forEach(this::handleOne);
    }
  }

  private void handleOne(Item item) {
    try {
      deliver(List.of(item));
    } catch (RuntimeException failure) {
      RuntimeException cause = mayPass(failure) ? failure : new UnusableEventException(failure);
      throw new BatchListenerFailedException("Not handled", cause, item.record);
    }
  }

  /**
   * Halves a batch that fails until the event is found that fails by itself. Those before it are
   * handled by then, those after it come again.
   */
  private void handleBatch(List<Item> items) {
    try {
      deliver(items);
    } catch (RuntimeException failure) {
      if (mayPass(failure)) {
        throw failure;
      }
      if (items.size() == 1) {
        throw new BatchListenerFailedException(
            "Not handled", new UnusableEventException(failure), items.getFirst().record);
      }
      int half = items.size() / 2;
      handleBatch(items.subList(0, half));
      handleBatch(items.subList(half, items.size()));
    }
  }

  private boolean mayPass(RuntimeException failure) {
    boolean mayPass = Faults.mayPass(failure);
    if (mayPass) {
      meters.counter("events.retried", "group", group.id()).increment();
    }
    return mayPass;
  }

  private void deliver(List<Item> items) {
    // A batch is of many requests; a log line can only name the one that all events belong to.
    List<Map<String, String>> contexts =
        items.stream().limit(2).map(item -> EventContext.of(item.record.headers())).toList();
    context.run(
        contexts.size() == 1 ? contexts.getFirst() : Map.of(),
        "handle " + group.id(),
        () -> filter(Item.received(items)));
    Instant now = clock.instant();
    for (Item item : items) {
      EventEnvelope<DomainEvent> envelope = item.received.envelope();
      timers
          .computeIfAbsent(envelope.event().getClass(), this::timer)
          .record(Duration.between(envelope.time(), now));
    }
  }

  private void filter(List<Received<DomainEvent>> events) {
    if (erasedUsers == null) {
      group.handle(events);
    } else {
      erasedUsers.filter(events, group::handle);
    }
  }

  private Timer timer(Class<?> event) {
    return Timer.builder("events.handled")
        .description("Handled events, and how long after they happened")
        .tag("group", group.id())
        .tag("type", EventCodec.contract(event).type())
        .register(meters);
  }
}
