package com.onelastai.local.stripe;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Runs due work (renewals, charges, retries, expiries) in the order of its time. */
record Timetable(State state, Subscriptions subscriptions, Checkouts checkouts, Disputes disputes) {

  private record Due(long at, Runnable action) {}

  /** Returns whether anything was due. */
  boolean catchUp() {
    boolean busy = false;
    long now = state.now();
    Optional<Due> next = next(now);
    while (next.isPresent()) {
      busy = true;
      state.clock().at(next.get().at(), next.get().action());
      next = next(now);
    }
    return busy;
  }

  private Optional<Due> next(long now) {
    return Stream.of(
            // First, as a change that waits expires with the period at the latest.
            pendingChanges(),
            periodEnds(),
            invoices("automatically_finalizes_at", subscriptions::charge),
            invoices("next_payment_attempt", subscriptions::chargeAgain),
            expiries(),
            unanswered())
        .flatMap(due -> due)
        .filter(due -> due.at() <= now)
        .min(Comparator.comparingLong(Due::at));
  }

  private Stream<Due> periodEnds() {
    return state
        .all("subscription")
        .filter(Subscriptions::isLive)
        .map(
            found -> new Due(Subscriptions.nextEnd(found), () -> subscriptions.periodEnded(found)));
  }

  private Stream<Due> invoices(String time, Consumer<ObjectNode> action) {
    return state
        .all("invoice")
        .filter(invoice -> !Json.isNull(invoice, time))
        .map(invoice -> new Due(Json.number(invoice, time), () -> action.accept(invoice)));
  }

  private Stream<Due> pendingChanges() {
    return state
        .all("subscription")
        .filter(found -> !Json.isNull(found, "pending_update"))
        .map(found ->
            new Due(
                Json.number(found, "pending_update.expires_at"),
                () -> subscriptions.pending().expire(found)));
  }

  private Stream<Due> unanswered() {
    return state
        .all(Disputes.KIND)
        .filter(Disputes::awaitsResponse)
        .map(dispute ->
            new Due(Json.number(dispute, "evidence_details.due_by"), () -> disputes.lose(dispute)));
  }

  private Stream<Due> expiries() {
    return state
        .all(CheckoutCalls.KIND, "status", "open")
        .map(session ->
            new Due(Json.number(session, "expires_at"), () -> checkouts.expire(session)));
  }
}
