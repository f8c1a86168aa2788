package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Changes of plan that wait for the payment of their invoice, at most one of a subscription. */
record PendingChanges(State state, Events events, Invoices invoices) {

  private static final long LONGEST_SECONDS = Duration.ofHours(23).toSeconds();

  void add(ObjectNode subscription, PlanChange change, ObjectNode invoice) {
    long expiry = Math.min(state.now() + LONGEST_SECONDS, Period.of(subscription).end());
    ObjectNode update =
        Json.template("pending_update")
            .put("expires_at", expiry)
            .put("trial_end", change.trialEnd());
    ObjectNode item = Subscriptions.item(subscription).deepCopy();
    item.set("price", change.price().deepCopy());
    update.putArray("subscription_items").add(item);
    subscription.set("pending_update", update);
    invoice.putNull("next_payment_attempt");
    state.add(change.stored(Json.id(subscription), Json.id(invoice)));
  }

  /** The change that waits for the payment of this invoice. */
  Optional<ObjectNode> by(ObjectNode subscription, ObjectNode invoice) {
    return of(subscription)
        .filter(waiting -> Json.text(waiting, "invoice").equals(Json.id(invoice)));
  }

  private Optional<ObjectNode> of(ObjectNode subscription) {
    return state.find(PlanChange.KIND, PlanChange.idFor(Json.id(subscription)));
  }

  /** Its invoice is paid. */
  void make(ObjectNode subscription, ObjectNode waiting) {
    ObjectNode before = subscription.deepCopy();
    PlanChange.of(waiting).apply(subscription);
    clear(subscription, waiting);
    events.emitUpdate("customer.subscription.updated", subscription, before);
    events.emit("customer.subscription.pending_update_applied", subscription);
  }

  /** It was not paid in time, or another change replaces it. */
  void expire(ObjectNode subscription) {
    if (of(subscription).isPresent()) {
      ObjectNode before = subscription.deepCopy();
      discard(subscription);
      events.emitUpdate("customer.subscription.updated", subscription, before);
      events.emit("customer.subscription.pending_update_expired", subscription);
    }
  }

  void discard(ObjectNode subscription) {
    of(subscription)
        .ifPresent(waiting -> {
          clear(subscription, waiting);
          invoices.voidOpen(state.get("invoice", Json.text(waiting, "invoice")));
        });
  }

  private void clear(ObjectNode subscription, ObjectNode waiting) {
    subscription.putNull("pending_update");
    state.remove(waiting);
  }
}
