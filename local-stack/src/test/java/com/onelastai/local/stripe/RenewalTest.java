package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionUpdateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
    Invoice draft = latestInvoice(bought);
    assertThat(draft.getStatus()).isEqualTo("draft");
    assertThat(draft.getBillingReason()).isEqualTo("subscription_cycle");
    assertThat(start(now(bought))).isEqualTo(end(bought));
    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(latestInvoice(bought).getStatus()).isEqualTo("paid");
    assertThat(latestInvoice(bought).getNumber()).endsWith("-0002");
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

    Instant start = Instant.ofEpochSecond(bought.getStartDate());
    assertThat(end(now(bought))).isEqualTo(start.atZone(ZoneOffset.UTC).plusMonths(4).toInstant());
    List<Invoice> invoices = shop.v1.invoices().list().getData();
    assertThat(invoices).extracting(Invoice::getStatus).hasSize(4).containsOnly("paid");
    assertThat(Instant.ofEpochSecond(invoices.get(1).getCreated()))
        .as("it happened at its time, not when the clock was moved")
        .isEqualTo(start.atZone(ZoneOffset.UTC).plusMonths(2).toInstant());
  }

  @Test
  void failedChargeIsRetriedTwiceThenEndsTheSubscription() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    int before = shop.events().size();
    Duration charged = untilEnd(bought).plusMinutes(61);

    shop.moveClock(charged);
    assertThat(now(bought).getStatus()).isEqualTo("past_due");
    assertThat(latestInvoice(bought).getStatus()).isEqualTo("open");
    shop.moveClock(charged.plusDays(3));
    assertThat(latestInvoice(bought).getAttemptCount()).isEqualTo(2);
    assertThat(now(bought).getStatus()).isEqualTo("past_due");
    shop.moveClock(charged.plusDays(5));

    assertThat(now(bought).getStatus()).isEqualTo("canceled");
    assertThat(now(bought).getCancellationDetails().getReason()).isEqualTo("payment_failed");
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
    shop.v1
        .subscriptions()
        .update(
            bought.getId(),
            SubscriptionUpdateParams.builder().setDefaultPaymentMethod(card.getId()).build());

    Invoice paid = shop.v1.invoices().pay(latestInvoice(bought).getId());

    assertThat(paid.getStatus()).isEqualTo("paid");
    assertThat(now(bought).getStatus()).isEqualTo("active");
    shop.moveClock(untilEnd(bought).plus(MONTH).plusDays(6));
    assertThat(now(bought).getStatus()).isEqualTo("active");
  }

  @Test
  void canceledRenewalEndsTheSubscriptionAtPeriodEnd() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    Subscription canceled = autoRenew(bought, false);
    assertThat(canceled.getStatus()).isEqualTo("active");
    assertThat(canceled.getCancelAt()).isEqualTo(end(bought).getEpochSecond());

    shop.moveClock(untilEnd(bought).plusMinutes(1));

    Subscription ended = now(bought);
    assertThat(ended.getStatus()).isEqualTo("canceled");
    assertThat(Instant.ofEpochSecond(ended.getEndedAt())).isEqualTo(end(bought));
    assertThat(ended.getCancellationDetails().getReason()).isEqualTo("cancellation_requested");
    assertThat(shop.events()).endsWith("customer.subscription.deleted");
  }

  @Test
  void resumedSubscriptionIsRenewed() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    autoRenew(bought, false);
    autoRenew(bought, true);

    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(now(bought).getStatus()).isEqualTo("active");
    assertThat(now(bought).getCancelAt()).isNull();
  }

  @Test
  void canceledSubscriptionEndsNowAndIsNotChargedAgain() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    shop.moveClock(untilEnd(bought).plusMinutes(1));

    shop.v1.subscriptions().cancel(bought.getId());
    shop.moveClock(untilEnd(bought).plusDays(10));

    assertThat(now(bought).getStatus()).isEqualTo("canceled");
    assertThat(latestInvoice(bought).getStatus()).isEqualTo("draft");
  }

  @Test
  void customersDefaultCardIsChargedWithoutACardOfTheSubscription() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    shop.v1.paymentMethods().detach(bought.getDefaultPaymentMethod());
    PaymentMethod card = shop.attach("pm_card_visa", bought.getCustomer());
    shop.setDefaultCard(bought.getCustomer(), card);

    shop.moveClock(untilEnd(bought).plusMinutes(61));

    assertThat(latestInvoice(bought).getStatus()).isEqualTo("paid");
  }

  private Subscription autoRenew(Subscription subscription, boolean on) throws Exception {
    return shop.v1
        .subscriptions()
        .update(
            subscription.getId(),
            SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(!on).build());
  }

  private List<String> eventsSince(int count) throws Exception {
    List<String> all = shop.events();
    return all.subList(count, all.size());
  }

  private Subscription now(Subscription subscription) throws Exception {
    return shop.v1.subscriptions().retrieve(subscription.getId());
  }

  private Invoice latestInvoice(Subscription subscription) throws Exception {
    return shop.latestInvoice(now(subscription));
  }

  private static Instant start(Subscription subscription) {
    return Instant.ofEpochSecond(
        subscription.getItems().getData().getFirst().getCurrentPeriodStart());
  }

  private static Instant end(Subscription subscription) {
    return Instant.ofEpochSecond(
        subscription.getItems().getData().getFirst().getCurrentPeriodEnd());
  }

  private static Duration untilEnd(Subscription subscription) {
    return Duration.between(Instant.now(), end(subscription));
  }
}
