package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The handler of each event type. */
@Component
class WebhookHandlers {

  private final Map<String, StripeEventHandler> byType = new HashMap<>();

  WebhookHandlers(List<StripeEventHandler> handlers) {
    for (StripeEventHandler handler : handlers) {
      for (String type : handler.types()) {
        if (byType.put(type, handler) != null) {
          throw new IllegalStateException("Two handlers of " + type);
        }
      }
    }
  }

  boolean handles(String type) {
    return byType.containsKey(type);
  }

  void handle(StripeEvent event) {
    Objects.requireNonNull(byType.get(event.type()), event.type()).handle(event);
  }
}
