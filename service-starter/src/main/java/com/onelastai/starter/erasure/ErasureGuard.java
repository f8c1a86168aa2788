package com.onelastai.starter.erasure;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.messaging.ErasedUserFilter;
import com.onelastai.starter.messaging.Received;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Drops events that arrive after their user was erased. */
public final class ErasureGuard implements ErasedUserFilter {

  private final ErasedUsers erased;
  private final UserEraser eraser;
  private final Counter dropped;

  ErasureGuard(ErasedUsers erased, UserEraser eraser, MeterRegistry meters) {
    this.erased = erased;
    this.eraser = eraser;
    this.dropped = meters.counter("events.dropped", "reason", "user_erased");
  }

  /** Handles the events of other users, then erases users again that were erased meanwhile. */
  @Override
  public <E extends DomainEvent> void filter(
      List<Received<E>> batch, Consumer<List<Received<E>>> handler) {
    Set<String> users =
        batch.stream()
            .map(received -> received.event().userId())
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> gone = erased.among(users);
    List<Received<E>> others =
        gone.isEmpty()
            ? batch
            : batch.stream().filter(received -> !gone.contains(received.event().userId())).toList();
    dropped.increment(batch.size() - others.size());
    handler.accept(others);
    users.removeAll(gone);
    erased.among(users).forEach(eraser::erase);
  }
}
