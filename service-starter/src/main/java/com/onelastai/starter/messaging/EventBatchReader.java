package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Hands a batch of records to a handler as events. One record that cannot be handled is singled out
 * for the dead-letter topic; those before it are done, those after it come again. While the store
 * is away the whole batch waits.
 */
public final class EventBatchReader<E extends DomainEvent> {

  /** An event with the place in its topic, which tells a redelivery from a repetition. */
  public record Received<E extends DomainEvent>(
      EventEnvelope<E> envelope, int partition, long offset) {}

  private final EventCodec codec;
  private final Map<String, Class<? extends E>> family;

  public EventBatchReader(EventCodec codec, Class<E> family) {
    this.codec = codec;
    this.family = EventCodec.family(family);
  }

  /** Passes all others by undecoded. */
  public EventBatchReader(EventCodec codec, List<Class<? extends E>> types) {
    this.codec = codec;
    this.family = EventCodec.byType(types);
  }

  public void read(
      List<ConsumerRecord<String, byte[]>> records, Consumer<List<Received<E>>> handler) {
    List<Received<E>> events = new ArrayList<>(records.size());
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        decode(record).ifPresent(events::add);
      } catch (MalformedEventException malformed) {
        handle(records, events, handler);
        throw new BatchListenerFailedException("Malformed event", malformed, record);
      }
    }
    handle(records, events, handler);
  }

  private void handle(
      List<ConsumerRecord<String, byte[]>> records,
      List<Received<E>> events,
      Consumer<List<Received<E>>> handler) {
    if (events.isEmpty()) {
      return;
    }
    try {
      handler.accept(events);
    } catch (RuntimeException failure) {
      if (isStoreAway(failure)) {
        throw failure;
      }
      handleOneByOne(records, events, handler);
    }
  }

  private void handleOneByOne(
      List<ConsumerRecord<String, byte[]>> records,
      List<Received<E>> events,
      Consumer<List<Received<E>>> handler) {
    for (Received<E> event : events) {
      try {
        handler.accept(List.of(event));
      } catch (RuntimeException failure) {
        if (isStoreAway(failure)) {
          throw failure;
        }
        throw new BatchListenerFailedException(
            "Unusable event", new UnusableEventException(failure), recordOf(records, event));
      }
    }
  }

  private Optional<Received<E>> decode(ConsumerRecord<String, byte[]> record) {
    return codec
        .decode(record, family)
        .map(envelope -> new Received<>(envelope, record.partition(), record.offset()));
  }

  private static boolean isStoreAway(RuntimeException failure) {
    return failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof NonTransientDataAccessResourceException;
  }

  private static ConsumerRecord<String, byte[]> recordOf(
      List<ConsumerRecord<String, byte[]>> records, Received<?> event) {
    return records.stream()
        .filter(r -> r.partition() == event.partition() && r.offset() == event.offset())
        .findFirst()
        .orElseThrow();
  }
}
