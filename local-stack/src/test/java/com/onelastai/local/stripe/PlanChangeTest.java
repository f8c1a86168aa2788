package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceCreatePreviewParams;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanChangeTest {

  private static final String ASKS = "4000002760003184";

  @AutoClose private final Shop shop = new Shop();

  @BeforeEach
  void createProduct() throws Exception {
    shop.product("plan-max", "Max");
  }

  @Test
  void proratedDifferenceIsChargedAndThePeriodStays() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    SubscriptionItem item = Shop.item(bought);
    long half = (item.getCurrentPeriodStart() + item.getCurrentPeriodEnd()) / 2;
    shop.moveClock(Duration.ofSeconds(half - item.getCurrentPeriodStart()));

    Invoice preview = preview(bought, 5900, half);
    Subscription changed = change(bought, 5900, "month", half);

    assertThat(preview.getAmountDue()).isEqualTo(1500);
    assertThat(preview.getLines().getData())
        .extracting(InvoiceLineItem::getAmount)
        .containsExactly(-1450L, 2950L);
    Invoice charged = shop.latestInvoice(changed);
    assertThat(charged)
        .extracting(Invoice::getStatus, Invoice::getBillingReason, Invoice::getAmountPaid)
        .containsExactly("paid", "subscription_update", 1500L);
    assertThat(charged.getLines().getData().getFirst().getDescription())
        .startsWith("Unused time on Pro after ");
    assertThat(charged.getLines().getData().getFirst())
        .extracting("parent.subscriptionItemDetails.prorationDetails.creditedItems.invoice")
        .isEqualTo(bought.getLatestInvoice());
    assertThat(Shop.item(changed))
        .extracting("price.unitAmount", "currentPeriodEnd", "id")
        .containsExactly(5900L, item.getCurrentPeriodEnd(), item.getId());
  }

  @Test
  void previewChangesNothing() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    int events = shop.events().size();

    Invoice preview = preview(bought, 5900, Shop.item(bought).getCurrentPeriodStart());

    assertThat(preview.getAmountDue()).isEqualTo(3000);
    assertUnchanged(bought, events);
  }

  @Test
  void anotherIntervalStartsANewPeriod() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    long start = Shop.item(bought).getCurrentPeriodStart();

    Subscription changed = change(bought, 29_000, "year", start);

    assertThat(Duration.ofSeconds(Shop.item(changed).getCurrentPeriodEnd() - start))
        .isBetween(Duration.ofDays(365), Duration.ofDays(366));
    assertThat(shop.latestInvoice(changed).getAmountPaid()).isEqualTo(29_000 - 2900);
  }

  @Test
  void creditOfACheaperPlanPaysTheNextRenewal() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    change(bought, 900, "month", Shop.item(bought).getCurrentPeriodStart());

    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountDue, Invoice::getStatus)
        .containsExactly(-2000L, 0L, "paid");
    shop.moveClock(Duration.ofDays(32));
    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountPaid)
        .containsExactly(900L, 0L);
    assertThat(shop.v1.customers().retrieve(bought.getCustomer()).getBalance()).isEqualTo(-1100);
  }

  @Test
  void amountBelowTheMinimumIsCarriedOver() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    change(bought, 2920, "month", Shop.item(bought).getCurrentPeriodStart());

    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountDue, Invoice::getEndingBalance)
        .containsExactly(20L, 0L, 20L);
    shop.moveClock(Duration.ofDays(32));
    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountPaid, Invoice::getStartingBalance)
        .containsExactly(2920L, 2940L, 20L);
  }

  @Test
  void trialEndsWithTheChange() throws Exception {
    Session session =
        shop.checkout(
            Map.of(
                "subscription_data",
                Map.of("trial_period_days", 30, "metadata", Map.of("userId", "u1"))));
    shop.pay(session, Shop.PAYS);
    Subscription trial = shop.subscriptionOf(session);
    long cut = trial.getTrialStart() + 86_400;

    Subscription shorter =
        shop.update(trial, change(items(trial, 5900, "month"), Map.of("trial_end", cut)));
    assertThat(shorter)
        .extracting(Subscription::getStatus, Subscription::getTrialEnd)
        .containsExactly("trialing", cut);
    assertThat(Shop.item(shorter).getCurrentPeriodEnd()).isEqualTo(cut);

    Subscription ended =
        shop.update(trial, change(items(trial, 5900, "month"), Map.of("trial_end", "now")));
    assertThat(ended.getStatus()).isEqualTo("active");
    assertThat(shop.latestInvoice(ended).getAmountPaid()).isEqualTo(5900);
  }

  private static Map<String, Object> change(
      List<Map<String, Object>> items, Map<String, Object> more) {
    Map<String, Object> change = new HashMap<>(more);
    change.put("proration_behavior", "always_invoice");
    change.put("payment_behavior", "error_if_incomplete");
    change.put("items", items);
    return change;
  }

  /** As with 3-D Secure. */
  @Test
  void changeWaitsUntilTheBuyerConfirms() throws Exception {
    Subscription bought = shop.bought(ASKS);
    long start = Shop.item(bought).getCurrentPeriodStart();
    assertThatThrownBy(() -> change(bought, 5900, "month", start))
        .isInstanceOf(CardException.class)
        .extracting("code")
        .isEqualTo("subscription_payment_intent_requires_action");

    Subscription waiting = changeLater(bought, 5900);
    assertThat(waiting.getPendingUpdate()).isNotNull();
    assertThat(Shop.item(waiting).getPrice().getUnitAmount()).isEqualTo(2900);
    Invoice open = shop.latestInvoice(bought);
    assertThat(open.getStatus()).isEqualTo("open");

    shop.post(open.getHostedInvoiceUrl() + "/confirm", "");

    assertThat(Shop.item(shop.now(bought)).getPrice().getUnitAmount()).isEqualTo(5900);
    assertThat(shop.now(bought).getPendingUpdate()).isNull();
    assertThat(shop.latestInvoice(bought).getStatus()).isEqualTo("paid");
    assertThat(shop.events()).endsWith("customer.subscription.pending_update_applied");
  }

  @Test
  void changeThatIsNotConfirmedExpires() throws Exception {
    Subscription bought = shop.bought(ASKS);
    Subscription waiting = changeLater(bought, 5900);
    Invoice open = shop.latestInvoice(bought);
    assertThat(waiting.getPendingUpdate().getSubscriptionItems().getFirst())
        .extracting("id", "price.unitAmount")
        .containsExactly(Shop.item(bought).getId(), 5900L);

    shop.moveClock(Duration.ofHours(23).plusMinutes(1));

    assertThat(shop.now(bought).getPendingUpdate()).isNull();
    assertThat(Shop.item(shop.now(bought)).getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(shop.v1.invoices().retrieve(open.getId()).getStatus()).isEqualTo("void");
    assertThat(shop.events())
        .endsWith(
            "payment_intent.canceled",
            "invoice.voided",
            "customer.subscription.updated",
            "customer.subscription.pending_update_expired");
    shop.post(open.getHostedInvoiceUrl() + "/confirm", "");
    assertThat(Shop.item(shop.now(bought)).getPrice().getUnitAmount()).isEqualTo(2900);
    assertThatThrownBy(() -> shop.v1.invoices().pay(open.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  /** What was never paid is not credited. */
  @Test
  void changeAfterOneThatExpiredCreditsWhatWasPaid() throws Exception {
    Subscription bought = shop.bought(ASKS);
    changeLater(bought, 5900);
    long start = Shop.item(bought).getCurrentPeriodStart();
    assertThat(preview(bought, 9900, start).getAmountDue()).isEqualTo(7000);

    shop.moveClock(Duration.ofHours(24));

    assertThat(preview(bought, 9900, start).getAmountDue()).isEqualTo(7000);
  }

  @Test
  void changeExpiresWithThePeriodAtTheLatest() throws Exception {
    Subscription bought = shop.bought(ASKS);
    long end = Shop.item(bought).getCurrentPeriodEnd();
    shop.moveClock(Duration.ofSeconds(end - bought.getStartDate()).minusHours(2));

    assertThat(changeLater(bought, 99_000).getPendingUpdate().getExpiresAt()).isEqualTo(end);
    shop.moveClock(Duration.ofSeconds(end - bought.getStartDate()).plusMinutes(2));

    assertThat(shop.events())
        .containsSubsequence(
            "customer.subscription.pending_update_expired", "customer.subscription.updated");
    assertThat(Shop.item(shop.now(bought)))
        .extracting("price.unitAmount", "currentPeriodStart")
        .containsExactly(2900L, end);
  }

  @Test
  void laterChangeReplacesOneThatWaits() throws Exception {
    Subscription bought = shop.bought(ASKS);
    changeLater(bought, 5900);
    Invoice first = shop.latestInvoice(bought);

    changeLater(bought, 9900);

    assertThat(shop.v1.invoices().retrieve(first.getId()).getStatus()).isEqualTo("void");
    shop.post(shop.latestInvoice(bought).getHostedInvoiceUrl() + "/confirm", "");
    assertThat(Shop.item(shop.now(bought)).getPrice().getUnitAmount()).isEqualTo(9900);
  }

  @Test
  void endOfTheSubscriptionDiscardsAChangeThatWaits() throws Exception {
    Subscription bought = shop.bought(ASKS);
    changeLater(bought, 5900);

    shop.v1.subscriptions().cancel(bought.getId());

    assertThat(shop.now(bought).getPendingUpdate()).isNull();
    assertThat(shop.latestInvoice(bought).getStatus()).isEqualTo("void");
  }

  /** Another attempt that fails leaves it as it is, with the time that was set. */
  @Test
  void failedAttemptLeavesTheChangeWaiting() throws Exception {
    Subscription bought = shop.bought(ASKS);
    long expiry = changeLater(bought, 5900).getPendingUpdate().getExpiresAt();

    assertThatThrownBy(() -> shop.v1.invoices().pay(shop.latestInvoice(bought).getId()))
        .isInstanceOf(CardException.class);
    shop.moveClock(Duration.ofHours(20));

    assertThat(shop.now(bought))
        .extracting("status", "pendingUpdate.expiresAt")
        .containsExactly("active", expiry);
  }

  private Subscription changeLater(Subscription bought, long amount) throws Exception {
    Map<String, Object> later = change(items(bought, amount, "month"), Map.of());
    later.put("payment_behavior", "pending_if_incomplete");
    return shop.update(bought, later);
  }

  @Test
  void declinedCardChangesNothing() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    int events = shop.events().size();

    assertThatThrownBy(
            () -> change(bought, 5900, "month", Shop.item(bought).getCurrentPeriodStart()))
        .isInstanceOf(CardException.class)
        .extracting("code", "declineCode")
        .containsExactly("card_declined", "generic_decline");

    assertUnchanged(bought, events);
  }

  private void assertUnchanged(Subscription bought, int events) throws Exception {
    Subscription after = shop.now(bought);
    assertThat(Shop.item(after).getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(after.getLatestInvoice()).isEqualTo(bought.getLatestInvoice());
    assertThat(after.getMetadata()).isEqualTo(bought.getMetadata());
    assertThat(shop.events()).hasSize(events);
  }

  private Invoice preview(Subscription bought, long amount, long at) throws Exception {
    Map<String, Object> details =
        Map.of(
            "proration_behavior",
            "always_invoice",
            "proration_date",
            at,
            "items",
            items(bought, amount, "month"));
    return shop.v1
        .invoices()
        .createPreview(
            InvoiceCreatePreviewParams.builder()
                .setSubscription(bought.getId())
                .putExtraParam("subscription_details", details)
                .build());
  }

  private Subscription change(Subscription bought, long amount, String interval, long at)
      throws Exception {
    return shop.update(
        bought,
        Map.of(
            "proration_behavior",
            "always_invoice",
            "payment_behavior",
            "error_if_incomplete",
            "proration_date",
            at,
            "metadata",
            Map.of("planId", "max"),
            "items",
            items(bought, amount, interval)));
  }

  private static List<Map<String, Object>> items(
      Subscription bought, long amount, String interval) {
    Map<String, Object> item = new HashMap<>(Shop.item("plan-max", amount, interval));
    item.put("id", Shop.item(bought).getId());
    return List.of(item);
  }
}
