package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.test.StripeJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A random month of one subscription: the Stripe events and the expected result. */
final class SimulatedSubscription {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(31));

  /** A webhook event with its payload. */
  record StripeMessage(String id, String type, Instant at, String payload) {}

  record Paid(String status, long amount, long refunded) {}

  private static final Map<String, Duration> PERIODS =
      Map.of(
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(31));

  final String subscriptionId;
  final String userId;
  final List<StripeMessage> messages = new ArrayList<>();

  /** The expected status, amount and refunded amount by invoice. */
  final Map<String, Paid> payments = new HashMap<>();

  final Set<String> failedInvoices = new HashSet<>();

  /** Refunds that succeeded and were not returned. */
  final Set<String> refunds = new HashSet<>();

  /** In its final state at Stripe. */
  final ObjectNode subscription;

  /** Whether two states share a second, so that only Stripe knows their order. */
  boolean tied;

  String status = "active";
  Instant periodEnd;

  private final Random random;
  private final String name;
  private final String customerId;
  private final String period;
  private final Map<String, Instant> invoiced = new HashMap<>();
  private Purchase purchase;
  private Instant now;
  private boolean autoRenew = true;
  private long price;
  private int events;
  private int invoices;

  SimulatedSubscription(Random random, String name) {
    this.random = random;
    this.name = name;
    this.userId = "user_" + name;
    this.customerId = "cus_" + name;
    this.subscriptionId = "sub_" + name;
    this.now = START.plusSeconds(random.nextInt(200_000));
    this.period = List.of("daily", "weekly", "weekly", "monthly").get(random.nextInt(4));
    boolean plan = random.nextBoolean();
    this.purchase =
        new Purchase(userId, plan ? "pro" : "agent", plan ? null : "einstein", period, null, null);
    this.subscription = StripeJson.subscription(subscriptionId, customerId, purchase, now);
    setPrice(plan ? 2900 : 1900);
    this.periodEnd = now;
    buy();
    while (isLive() && periodEnd.isBefore(END)) {
      live();
      if (isLive()) {
        turn();
      }
    }
    if (isLive()) {
      live();
    }
  }

  boolean isLive() {
    return !status.equals("canceled") && !status.equals("expired");
  }

  boolean autoRenew() {
    return isLive() && autoRenew;
  }

  private void buy() {
    boolean page = random.nextBoolean();
    boolean trial = random.nextInt(4) == 0;
    Duration first = trial ? Duration.ofDays(3) : length();
    setPeriod(now, now.plus(first));
    if (trial) {
      status = "trialing";
      subscription.put("trial_start", now.getEpochSecond());
      subscription.put("trial_end", periodEnd.getEpochSecond());
    }
    if (page) {
      ObjectNode checkout = StripeJson.checkout("cs_" + name, customerId, purchase);
      emit("checkout.session.completed", checkout.put("status", "complete").putNull("url"));
    }
    boolean paidLater = !trial && random.nextBoolean();
    emitSubscription("created", paidLater ? "incomplete" : status);
    bill("subscription_create", trial ? 0 : price, true);
    if (paidLater) {
      emitSubscription("updated", status);
    }
  }

  /** Random actions of the user within a period. */
  private void live() {
    if (chance(30) && pass(Duration.ofHours(5))) {
      setAutoRenew(false);
      if (chance(50)) {
        boolean sameSecond = chance(40);
        if (sameSecond || pass(Duration.ofHours(5))) {
          tied |= sameSecond;
          setAutoRenew(true);
        }
      }
    }
    if (chance(15) && purchase.agentId() == null && pass(Duration.ofHours(3))) {
      changePlan();
    }
    if (chance(30) && pass(Duration.ofHours(6))) {
      refund();
    }
    if (chance(6) && pass(Duration.ofHours(4))) {
      end("canceled", "cancellation_requested");
    }
  }

  /** Ends a period and starts the next one. */
  private void turn() {
    now = periodEnd;
    if (!autoRenew) {
      end("expired", "cancellation_requested");
      return;
    }
    setPeriod(now, now.plus(length()));
    status = "active";
    emitSubscription("updated", status);
    now = now.plusSeconds(3600);
    // A retry takes days.
    int luck = period.equals("daily") ? 0 : random.nextInt(100);
    if (luck < 70) {
      bill("subscription_cycle", price, true);
    } else {
      failToPay(luck < 85);
    }
  }

  private void failToPay(boolean paidInTheEnd) {
    String invoice = bill("subscription_cycle", price, false);
    status = "past_due";
    emitSubscription("updated", status);
    now = now.plus(Duration.ofDays(3));
    if (paidInTheEnd) {
      emitInvoice("paid", invoice, "subscription_cycle", price, "paid");
      payments.put(invoice, new Paid("paid", price, 0));
      status = "active";
      emitSubscription("updated", status);
    } else {
      emitInvoice("payment_failed", invoice, "subscription_cycle", price, "open");
      now = now.plus(Duration.ofDays(2));
      emitInvoice("payment_failed", invoice, "subscription_cycle", price, "open");
      end("expired", "payment_failed");
      emitInvoice("marked_uncollectible", invoice, "subscription_cycle", price, "uncollectible");
    }
  }

  private void setAutoRenew(boolean on) {
    autoRenew = on;
    subscription.put("cancel_at_period_end", !on);
    emitSubscription("updated", status);
  }

  private void changePlan() {
    String plan = purchase.planId().equals("pro") ? "starter" : "pro";
    setPrice(plan.equals("pro") ? 2900 : 900);
    purchase = new Purchase(userId, plan, null, period, null, null);
    ((ObjectNode) subscription.at("/metadata")).put("planId", plan);
    emitSubscription("updated", status);
    if (!status.equals("trialing")) {
      bill("subscription_update", 100 + random.nextInt(500), true);
    }
  }

  private void refund() {
    payments.entrySet().stream()
        .filter(entry -> entry.getValue().status().equals("paid") && entry.getValue().amount() > 0)
        .max(Map.Entry.comparingByKey())
        .ifPresent(entry -> refund(entry.getKey(), entry.getValue()));
  }

  private void refund(String invoice, Paid payment) {
    long amount = chance(50) ? payment.amount() : payment.amount() / 2;
    String id = "re_of_" + invoice;
    ObjectNode refund =
        StripeJson.refund(id, "pi_" + invoice, invoice, userId, "req_" + id, amount, now);
    if (chance(30)) {
      refund.putObject("metadata");
    }
    boolean pending = chance(50);
    boolean fails = pending && chance(40);
    emit("refund.created", refund.put("status", pending ? "pending" : "succeeded"));
    emit("charge.refunded", StripeJson.customer("ch_" + invoice));
    if (pending) {
      now = now.plusSeconds(random.nextInt(2));
      refund.put("status", fails ? "failed" : "succeeded");
      if (fails) {
        refund.put("failure_reason", "expired_or_canceled_card");
      }
      emit(fails ? "refund.failed" : "refund.updated", refund);
    }
    if (!fails) {
      refunds.add(id);
      String word = amount == payment.amount() ? "refunded" : "partially_refunded";
      payments.put(invoice, new Paid(word, payment.amount(), amount));
    }
  }

  private void end(String word, String reason) {
    status = word;
    subscription
        .put("status", "canceled")
        .put("ended_at", now.getEpochSecond())
        .put("canceled_at", now.getEpochSecond());
    subscription.putObject("cancellation_details").put("reason", reason);
    emit("customer.subscription.deleted", subscription);
  }

  private String bill(String reason, long amount, boolean succeeds) {
    String id = "in_%s_%03d".formatted(name, ++invoices);
    emitInvoice("created", id, reason, amount, "draft");
    emitInvoice("finalized", id, reason, amount, "open");
    // Some are paid after they were declined, as when another card is chosen on the page.
    if (!succeeds || !chance(80)) {
      emitInvoice("payment_failed", id, reason, amount, "open");
      failedInvoices.add(id);
      payments.put(id, new Paid("failed", amount, 0));
    }
    if (succeeds) {
      pay(id, reason, amount);
    }
    return id;
  }

  private void pay(String id, String reason, long amount) {
    emit("payment_intent.succeeded", StripeJson.customer("pi_" + id));
    emitInvoice("paid", id, reason, amount, "paid");
    emitInvoice("payment_succeeded", id, reason, amount, "paid");
    payments.put(id, new Paid("paid", amount, 0));
  }

  private void emitInvoice(String what, String id, String reason, long amount, String state) {
    ObjectNode invoice =
        StripeJson.invoice(id, customerId, subscriptionId, purchase, now)
            .put("status", state)
            .put("billing_reason", reason)
            .put("number", id)
            .put("created", invoiced.computeIfAbsent(id, _ -> now).getEpochSecond())
            .put("subtotal", amount)
            .put("total", amount)
            .put("amount_due", amount)
            .put("amount_paid", state.equals("paid") ? amount : 0);
    emit("invoice." + what, invoice);
  }

  private void emitSubscription(String what, String word) {
    emit("customer.subscription." + what, subscription.put("status", word));
  }

  private void emit(String type, ObjectNode object) {
    String id = "evt_%s_%04d".formatted(name, ++events);
    messages.add(new StripeMessage(id, type, now, StripeJson.event(id, type, now, object)));
  }

  private void setPrice(long amount) {
    price = amount;
    ((ObjectNode) subscription.at("/items/data/0/price")).put("unit_amount", amount);
  }

  private void setPeriod(Instant from, Instant to) {
    periodEnd = to;
    StripeJson.withPeriod(subscription, from, to);
  }

  private Duration length() {
    return Objects.requireNonNull(PERIODS.get(period));
  }

  /** Moves on by a random time, unless the period or the month would end. */
  private boolean pass(Duration atMost) {
    Instant later = now.plusSeconds(1 + random.nextLong(atMost.toSeconds()));
    if (!later.isBefore(periodEnd) || !later.isBefore(END)) {
      return false;
    }
    now = later;
    return true;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
