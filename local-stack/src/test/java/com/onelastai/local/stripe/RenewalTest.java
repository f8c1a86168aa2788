package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionResumeParams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RenewalTest {

  private static final Duration MONTH = Duration.ofDays(31);

  @AutoClose private final Shop shop = new Shop();

  @Test
  void renewalStartsAPeriodAndIsChargedAnHourLater() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    int before = shop.events().size();

    shop.moveClock(untilEnd(bought).plusMinutes(1));
    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getStatus, Invoice::getBillingReason)
        .containsExactly("draft", "subscription_cycle");
    assertThat(Shop.item(shop.now(bought)).getCurrentPeriodStart())
        .isEqualTo(Shop.item(bought).getCurrentPeriodEnd());
    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(shop.latestInvoice(bought).getStatus()).isEqualTo("paid");
    assertThat(shop.latestInvoice(bought).getNumber()).endsWith("-0002");
    assertThat(eventsSince(before))
        .containsExactly(
            "invoice.created",
            "customer.subscription.updated",
            "invoice.finalized",
            "charge.succeeded",
            "payment_intent.succeeded",
            "invoice.paid");
  }

  @Test
  void severalDuePeriodsAreRenewedInOrder() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    shop.moveClock(Duration.ofDays(100));

    ZonedDateTime start = Instant.ofEpochSecond(bought.getStartDate()).atZone(ZoneOffset.UTC);
    assertThat(Shop.item(shop.now(bought)).getCurrentPeriodEnd())
        .isEqualTo(start.plusMonths(4).toEpochSecond());
    List<Invoice> invoices = shop.v1.invoices().list().getData();
    assertThat(invoices).extracting(Invoice::getStatus).hasSize(4).containsOnly("paid");
    assertThat(invoices.get(1).getCreated())
        .as("it happened at its time, not when the clock was moved")
        .isEqualTo(start.plusMonths(2).toEpochSecond());
  }

  @Test
  void failedChargeIsRetriedTwiceThenEndsTheSubscription() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    int before = shop.events().size();
    Duration charged = untilEnd(bought).plusMinutes(61);

    shop.moveClock(charged);
    assertThat(shop.now(bought).getStatus()).isEqualTo("past_due");
    assertThat(shop.latestInvoice(bought).getStatus()).isEqualTo("open");
    shop.moveClock(charged.plusDays(3));
    assertThat(shop.latestInvoice(bought).getAttemptCount()).isEqualTo(2);
    assertThat(shop.now(bought).getStatus()).isEqualTo("past_due");
    shop.moveClock(charged.plusDays(5));

    assertThat(shop.now(bought))
        .extracting("status", "cancellationDetails.reason")
        .containsExactly("canceled", "payment_failed");
    assertThat(eventsSince(before))
        .containsExactly(
            "invoice.created",
            "customer.subscription.updated",
            "invoice.finalized",
            "charge.failed",
            "payment_intent.payment_failed",
            "invoice.payment_failed",
            "customer.subscription.updated",
            "charge.failed",
            "payment_intent.payment_failed",
            "invoice.payment_failed",
            "charge.failed",
            "payment_intent.payment_failed",
            "invoice.payment_failed",
            "customer.subscription.deleted");
  }

  @Test
  void anotherCardPaysTheOpenInvoice() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    shop.moveClock(untilEnd(bought).plusMinutes(61));
    PaymentMethod card = shop.attach("pm_card_visa", bought.getCustomer());
    shop.update(bought, Map.of("default_payment_method", card.getId()));

    Invoice paid = shop.v1.invoices().pay(shop.latestInvoice(bought).getId());

    assertThat(paid.getStatus()).isEqualTo("paid");
    assertThat(shop.now(bought).getStatus()).isEqualTo("active");
    shop.moveClock(untilEnd(bought).plus(MONTH).plusDays(6));
    assertThat(shop.now(bought).getStatus()).isEqualTo("active");
  }

  @Test
  void canceledRenewalEndsTheSubscriptionAtPeriodEnd() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    long end = Shop.item(bought).getCurrentPeriodEnd();
    assertThat(cancelAtPeriodEnd(bought, true))
        .extracting(Subscription::getStatus, Subscription::getCancelAt)
        .containsExactly("active", end);

    shop.moveClock(untilEnd(bought).plusMinutes(1));

    assertThat(shop.now(bought))
        .extracting("status", "endedAt", "cancellationDetails.reason")
        .containsExactly("canceled", end, "cancellation_requested");
    assertThat(shop.events()).endsWith("customer.subscription.deleted");
  }

  /** As Stripe's portal does it; the flag neither shows nor undoes it. */
  @Test
  void subscriptionEndsAtTheTimeThatIsSet() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    long end = Shop.item(bought).getCurrentPeriodEnd() - 86_400;

    shop.update(bought, Map.of("cancel_at", end));
    assertThat(cancelAtPeriodEnd(bought, false))
        .extracting(Subscription::getCancelAtPeriodEnd, Subscription::getCancelAt)
        .containsExactly(false, end);
    shop.moveClock(untilEnd(bought).minusDays(1).plusMinutes(1));

    assertThat(shop.now(bought)).extracting("status", "endedAt").containsExactly("canceled", end);
  }

  @Test
  void trialWithoutACardIsPausedUntilItIsResumed() throws Exception {
    Customer customer = shop.customer();
    shop.product("plan-pro", "Pro");
    Map<String, Object> end = Map.of("missing_payment_method", "pause");
    Subscription trial =
        shop.v1
            .subscriptions()
            .create(
                SubscriptionCreateParams.builder()
                    .setCustomer(customer.getId())
                    .putExtraParam("payment_behavior", "error_if_incomplete")
                    .putExtraParam("trial_period_days", 7)
                    .putExtraParam("trial_settings", Map.of("end_behavior", end))
                    .putExtraParam("items", List.of(Shop.item("plan-pro", 2900, "month")))
                    .build());

    shop.moveClock(Duration.ofDays(40));
    assertThat(shop.now(trial).getStatus()).isEqualTo("paused");
    assertThatThrownBy(() -> resume(trial)).isInstanceOf(InvalidRequestException.class);
    shop.setDefaultCard(customer.getId(), shop.attach("pm_card_visa", customer.getId()));

    assertThat(resume(trial).getStatus()).isEqualTo("active");
    assertThat(shop.latestInvoice(trial).getAmountPaid()).isEqualTo(2900);
    assertThatThrownBy(() -> resume(trial)).hasMessageContaining("not paused");
  }

  private Subscription resume(Subscription paused) throws Exception {
    return shop.v1
        .subscriptions()
        .resume(
            paused.getId(),
            SubscriptionResumeParams.builder()
                .setBillingCycleAnchor(SubscriptionResumeParams.BillingCycleAnchor.NOW)
                .build());
  }

  @Test
  void endAtATimeIsUndone() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    shop.update(bought, Map.of("cancel_at", Shop.item(bought).getCurrentPeriodEnd()));

    assertThat(shop.update(bought, Map.of("cancel_at", "")).getCancelAt()).isNull();
    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(shop.now(bought).getStatus()).isEqualTo("active");
  }

  @Test
  void resumedSubscriptionIsRenewed() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    cancelAtPeriodEnd(bought, true);
    cancelAtPeriodEnd(bought, false);

    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(shop.now(bought))
        .extracting(Subscription::getStatus, Subscription::getCancelAt)
        .containsExactly("active", null);
  }

  @Test
  void canceledSubscriptionEndsNowAndIsNotChargedAgain() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    shop.moveClock(untilEnd(bought).plusMinutes(1));

    shop.v1.subscriptions().cancel(bought.getId());
    shop.moveClock(untilEnd(bought).plusDays(10));

    assertThat(shop.now(bought).getStatus()).isEqualTo("canceled");
    assertThat(shop.latestInvoice(bought).getStatus()).isEqualTo("draft");
  }

  @Test
  void customersDefaultCardIsChargedWithoutACardOfTheSubscription() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    shop.v1.paymentMethods().detach(bought.getDefaultPaymentMethod());
    PaymentMethod card = shop.attach("pm_card_visa", bought.getCustomer());
    shop.setDefaultCard(bought.getCustomer(), card);

    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(shop.latestInvoice(bought).getStatus()).isEqualTo("paid");
  }

  private Subscription cancelAtPeriodEnd(Subscription subscription, boolean cancel)
      throws Exception {
    return shop.update(subscription, Map.of("cancel_at_period_end", cancel));
  }

  private List<String> eventsSince(int count) throws Exception {
    return shop.events().stream().skip(count).toList();
  }

  private static Duration untilEnd(Subscription subscription) {
    long end = Shop.item(subscription).getCurrentPeriodEnd();
    return Duration.between(Instant.now(), Instant.ofEpochSecond(end));
  }
}
