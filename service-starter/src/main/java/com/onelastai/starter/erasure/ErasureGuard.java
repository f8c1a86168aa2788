package com.onelastai.starter.erasure;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.messaging.ErasedUserFilter;
import com.onelastai.starter.messaging.Received;
import io.micrometer.core.instrument.Counter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Drops events that arrive after their user was erased. */
public final class ErasureGuard implements ErasedUserFilter {

  private final ErasedUsers erased;
  private final UserEraser eraser;
  private final Counter dropped;

  ErasureGuard(ErasedUsers erased, UserEraser eraser, Counter dropped) {
    this.erased = erased;
    this.eraser = eraser;
    this.dropped = dropped;
  }

  /** Handles the events of all other users, then erases again who was erased meanwhile. */
  @Override
  public <E extends DomainEvent> void filter(
      List<Received<E>> batch, Consumer<List<Received<E>>> handler) {
    Set<String> users = new HashSet<>();
    for (Received<E> received : batch) {
      String userId = received.event().userId();
      if (userId != null) {
        users.add(userId);
      }
    }
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
