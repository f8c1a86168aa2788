package com.onelastai.local.stripe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another price in the middle of a period: the unused time is credited, the remaining time at the
 * new price is charged. A price with another interval starts a new period.
 *
 * @param name of the new product
 * @param at the time of the change, in epoch seconds
 * @param keepsDiscounts whether current discounts continue
 * @param trialEnd when the trial ends instead, in epoch seconds; null if it stays as it is
 */
record PlanChange(
    ObjectNode price, String name, long at, boolean keepsDiscounts, @Nullable Long trialEnd) {

  /** The kind of a change that waits for its payment. */
  static final String KIND = "plan_change";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

  /**
   * @param lastCharged finds the line charged for the current period
   */
  List<ObjectNode> lines(
      ObjectNode subscription, Function<ObjectNode, Optional<ObjectNode>> lastCharged) {
    List<ObjectNode> lines = new ArrayList<>();
    if (isTrial(subscription)) {
      if (endsTrial()) {
        lines.add(wholePeriod(subscription));
      }
      return lines;
    }
    Period current = Period.of(subscription);
    Period rest = new Period(at, current.end());
    lastCharged.apply(subscription).ifPresent(paid -> lines.add(unused(subscription, paid, rest)));
    if (sameInterval(subscription)) {
      long amount = share(Json.number(price, "unit_amount"), rest.seconds(), current.seconds());
      String what = "Remaining time on %s after %s".formatted(name, day());
      ObjectNode line = InvoiceJson.line(subscription, price, amount, what, rest);
      lines.add(InvoiceJson.prorated(line, true));
    } else {
      lines.add(wholePeriod(subscription));
    }
    return lines;
  }

  private ObjectNode wholePeriod(ObjectNode subscription) {
    return InvoiceJson.line(
        subscription,
        price,
        Json.number(price, "unit_amount"),
        "1 × %s (at %s)".formatted(name, Money.per(price)),
        Period.from(at, at, price));
  }

  private static boolean isTrial(ObjectNode subscription) {
    return Json.text(subscription, "status").equals("trialing");
  }

  private boolean endsTrial() {
    return trialEnd != null && trialEnd <= at;
  }

  private ObjectNode unused(ObjectNode subscription, ObjectNode paid, Period rest) {
    Period covered = new Period(Json.number(paid, "period.start"), Json.number(paid, "period.end"));
    long net = Json.number(paid, "amount") - InvoiceJson.discountOf(paid);
    long amount = -share(net, rest.seconds(), covered.seconds());
    String what = "Unused time on %s after %s".formatted(before(paid), day());
    ObjectNode line =
        InvoiceJson.line(subscription, Subscriptions.price(subscription), amount, what, rest);
    return InvoiceJson.credits(InvoiceJson.prorated(line, false), paid);
  }

  /** The product's name from the description of the charged line. */
  private static String before(ObjectNode paid) {
    return Json.text(paid, "description")
        .replaceFirst("^1 × ", "")
        .replaceFirst(" \\(at .*\\)$", "")
        .replaceFirst("^Remaining time on ", "")
        .replaceFirst(" after \\d.*$", "");
  }

  /** Rounded half up. */
  private static long share(long amount, long part, long whole) {
    return Math.floorDiv(2 * amount * part + whole, 2 * whole);
  }

  private String day() {
    return DAY.format(LocalDate.ofInstant(Instant.ofEpochSecond(at), ZoneOffset.UTC));
  }

  private boolean sameInterval(ObjectNode subscription) {
    return Subscriptions.price(subscription).get("recurring").equals(price.get("recurring"));
  }

  void apply(ObjectNode subscription) {
    ObjectNode item = Subscriptions.item(subscription);
    boolean trial = isTrial(subscription);
    if (trial && trialEnd != null) {
      applyTrialEnd(subscription, trialEnd);
    } else if (!trial && !sameInterval(subscription)) {
      subscription.put("billing_cycle_anchor", at);
      Period.from(at, at, price).writeTo(item);
    }
    item.set("price", price.deepCopy());
    if (!keepsDiscounts) {
      subscription.putArray("discounts");
    }
  }

  private void applyTrialEnd(ObjectNode subscription, long end) {
    ObjectNode item = Subscriptions.item(subscription);
    subscription.put("trial_end", end).put("billing_cycle_anchor", end);
    if (endsTrial()) {
      subscription.put("status", "active");
      Period.from(at, at, price).writeTo(item);
    } else {
      new Period(Json.number(subscription, "trial_start"), end).writeTo(item);
    }
  }

  /** Kept until the invoice is paid or void. */
  ObjectNode stored(String subscription, String invoice) {
    ObjectNode stored =
        Json.newObject()
            .put("id", idFor(subscription))
            .put("object", KIND)
            .put("invoice", invoice)
            .put("name", name)
            .put("at", at)
            .put("keeps_discounts", keepsDiscounts)
            .put("trial_end", trialEnd);
    stored.set("price", price.deepCopy());
    return stored;
  }

  static String idFor(String subscription) {
    return "change_of_" + subscription;
  }

  static PlanChange of(ObjectNode stored) {
    return new PlanChange(
        Json.object(stored, "price"),
        Json.text(stored, "name"),
        Json.number(stored, "at"),
        Json.flag(stored, "keeps_discounts"),
        Json.isNull(stored, "trial_end") ? null : (Long) Json.number(stored, "trial_end"));
  }
}
