package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import java.util.List;
import java.util.function.Consumer;

/** Keeps events of erased users from the handlers that ask for it. */
public interface ErasedUserFilter {

  /** Calls the handler with the events of users that are not erased; maybe with none. */
  <E extends DomainEvent> void filter(
      List<Received<E>> events, Consumer<List<Received<E>>> handler);
}
