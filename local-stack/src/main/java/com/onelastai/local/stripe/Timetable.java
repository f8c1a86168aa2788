package com.onelastai.local.stripe;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Runs due work (renewals, charges, retries, expiries) in the order of its time. */
final class Timetable {

  private final State state;
  private final SimulatedClock clock;
  private final Subscriptions subscriptions;
  private final Checkouts checkouts;

  Timetable(State state, SimulatedClock clock, Subscriptions subscriptions, Checkouts checkouts) {
    this.state = state;
    this.clock = clock;
    this.subscriptions = subscriptions;
    this.checkouts = checkouts;
  }

  private record Due(long at, Runnable action) {}

  /** Returns whether anything was due. */
  boolean catchUp() {
    boolean busy = false;
    long now = clock.seconds();
    Optional<Due> next = next(now);
    while (next.isPresent()) {
      busy = true;
      clock.at(next.get().at(), next.get().action());
      next = next(now);
    }
    return busy;
  }

  private Optional<Due> next(long now) {
    return Stream.of(periodEnds(), charges(), retries(), expiries())
        .flatMap(due -> due)
        .filter(due -> due.at() <= now)
        .min(Comparator.comparingLong(Due::at));
  }

  private Stream<Due> periodEnds() {
    return state
        .all("subscription")
        .filter(Subscriptions::isLive)
        .map(found ->
            new Due(SubscriptionJson.period(found).end(), () -> subscriptions.periodEnded(found)));
  }

  private Stream<Due> charges() {
    return invoices("automatically_finalizes_at")
        .map(invoice ->
            new Due(
                Json.number(invoice, "automatically_finalizes_at"),
                () -> subscriptions.charge(invoice)));
  }

  private Stream<Due> retries() {
    return invoices("next_payment_attempt")
        .map(invoice ->
            new Due(
                Json.number(invoice, "next_payment_attempt"),
                () -> subscriptions.chargeAgain(invoice)));
  }

  private Stream<ObjectNode> invoices(String time) {
    return state.all("invoice").filter(invoice -> !Json.isNull(invoice, time));
  }

  private Stream<Due> expiries() {
    return state
        .all(CheckoutCalls.KIND, "status", "open")
        .map(session ->
            new Due(Json.number(session, "expires_at"), () -> checkouts.expire(session)));
  }
}
