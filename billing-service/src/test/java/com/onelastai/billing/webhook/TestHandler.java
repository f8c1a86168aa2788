package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestComponent;

/** Handles events of a test type with the action that a test sets. */
@TestComponent
class TestHandler implements StripeEventHandler {

  static final String TYPE = "test.happened";

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final Map<String, Consumer<StripeEvent>> actions = new ConcurrentHashMap<>();

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public void handle(StripeEvent event) {
    actions.getOrDefault(event.id(), nothing -> {}).accept(event);
    handled.add(event.id());
  }

  void on(String id, Consumer<StripeEvent> action) {
    actions.put(id, action);
  }

  /** How often the event was handled successfully. */
  long handled(String id) {
    return handled.stream().filter(id::equals).count();
  }
}
