package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewalTest {

  private static final Duration MONTH = Duration.ofDays(31);

  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void periodMovesOnAtOnceAndIsChargedAnHourLater() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    int before = shop.happened().size();

    shop.passes(untilEnd(bought).plusMinutes(1));
    Invoice draft = latestInvoice(bought);
    assertThat(draft.getStatus()).isEqualTo("draft");
    assertThat(draft.getBillingReason()).isEqualTo("subscription_cycle");
    assertThat(start(now(bought))).isEqualTo(end(bought));
    shop.passes(untilEnd(bought).plusMinutes(61));

    assertThat(latestInvoice(bought).getStatus()).isEqualTo("paid");
    assertThat(latestInvoice(bought).getNumber()).endsWith("-0002");
    assertThat(happenedSince(before))
        .containsExactly(
            "invoice.created",
            "customer.subscription.updated",
            "invoice.finalized",
            "charge.succeeded",
            "payment_intent.succeeded",
            "invoice.paid");
  }

  @Test
  void periodsThatPassTogetherHappenOneAfterTheOther() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    shop.passes(Duration.ofDays(100));

    Instant start = Instant.ofEpochSecond(bought.getStartDate());
    assertThat(end(now(bought))).isEqualTo(start.atZone(ZoneOffset.UTC).plusMonths(4).toInstant());
    List<Invoice> invoices = shop.client.v1().invoices().list().getData();
    assertThat(invoices).extracting(Invoice::getStatus).hasSize(4).containsOnly("paid");
    assertThat(Instant.ofEpochSecond(invoices.get(1).getCreated()))
        .as("it happened at its time, not when the clock was moved")
        .isEqualTo(start.atZone(ZoneOffset.UTC).plusMonths(2).toInstant());
  }

  @Test
  void failedChargeIsTriedTwiceMoreAndEndsTheSubscription() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    int before = shop.happened().size();
    Duration charged = untilEnd(bought).plusMinutes(61);

    shop.passes(charged);
    assertThat(now(bought).getStatus()).isEqualTo("past_due");
    assertThat(latestInvoice(bought).getStatus()).isEqualTo("open");
    shop.passes(charged.plusDays(3));
    assertThat(latestInvoice(bought).getAttemptCount()).isEqualTo(2);
    assertThat(now(bought).getStatus()).isEqualTo("past_due");
    shop.passes(charged.plusDays(5));

    assertThat(now(bought).getStatus()).isEqualTo("canceled");
    assertThat(now(bought).getCancellationDetails().getReason()).isEqualTo("payment_failed");
    assertThat(happenedSince(before))
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
  void anotherCardPaysWhatIsOpen() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    shop.passes(untilEnd(bought).plusMinutes(61));
    var card =
        shop.client
            .v1()
            .paymentMethods()
            .attach(
                "pm_card_visa",
                PaymentMethodAttachParams.builder().setCustomer(bought.getCustomer()).build());
    shop.client
        .v1()
        .subscriptions()
        .update(
            bought.getId(),
            SubscriptionUpdateParams.builder().setDefaultPaymentMethod(card.getId()).build());

    Invoice paid = shop.client.v1().invoices().pay(latestInvoice(bought).getId());

    assertThat(paid.getStatus()).isEqualTo("paid");
    assertThat(now(bought).getStatus()).isEqualTo("active");
    shop.passes(untilEnd(bought).plus(MONTH).plusDays(6));
    assertThat(now(bought).getStatus()).isEqualTo("active");
  }

  @Test
  void subscriptionThatIsNotRenewedEndsWithItsPeriod() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    Subscription leaving = autoRenew(bought, false);
    assertThat(leaving.getStatus()).isEqualTo("active");
    assertThat(leaving.getCancelAt()).isEqualTo(end(bought).getEpochSecond());

    shop.passes(untilEnd(bought).plusMinutes(1));

    Subscription ended = now(bought);
    assertThat(ended.getStatus()).isEqualTo("canceled");
    assertThat(Instant.ofEpochSecond(ended.getEndedAt())).isEqualTo(end(bought));
    assertThat(ended.getCancellationDetails().getReason()).isEqualTo("cancellation_requested");
    assertThat(shop.happened()).endsWith("customer.subscription.deleted");
  }

  @Test
  void whoChangesTheirMindIsRenewed() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    autoRenew(bought, false);
    autoRenew(bought, true);

    shop.passes(untilEnd(bought).plusMinutes(61));

    assertThat(now(bought).getStatus()).isEqualTo("active");
    assertThat(now(bought).getCancelAt()).isNull();
  }

  @Test
  void subscriptionThatIsCanceledEndsAtOnceAndIsChargedNoMore() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    shop.passes(untilEnd(bought).plusMinutes(1));

    shop.client.v1().subscriptions().cancel(bought.getId());
    shop.passes(untilEnd(bought).plusDays(10));

    assertThat(now(bought).getStatus()).isEqualTo("canceled");
    assertThat(latestInvoice(bought).getStatus()).isEqualTo("draft");
  }

  @Test
  void customersDefaultIsChargedWhereTheSubscriptionHasNoCardOfItsOwn() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    shop.client.v1().paymentMethods().detach(bought.getDefaultPaymentMethod());
    var card =
        shop.client
            .v1()
            .paymentMethods()
            .attach(
                "pm_card_visa",
                PaymentMethodAttachParams.builder().setCustomer(bought.getCustomer()).build());
    shop.client
        .v1()
        .customers()
        .update(
            bought.getCustomer(),
            CustomerUpdateParams.builder()
                .setInvoiceSettings(
                    CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(card.getId())
                        .build())
                .build());

    shop.passes(untilEnd(bought).plusMinutes(61));

    assertThat(latestInvoice(bought).getStatus()).isEqualTo("paid");
  }

  private Subscription autoRenew(Subscription subscription, boolean on) throws Exception {
    return shop.client
        .v1()
        .subscriptions()
        .update(
            subscription.getId(),
            SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(!on).build());
  }

  private List<String> happenedSince(int count) throws Exception {
    List<String> all = shop.happened();
    return all.subList(count, all.size());
  }

  private Subscription now(Subscription subscription) throws Exception {
    return shop.client.v1().subscriptions().retrieve(subscription.getId());
  }

  private Invoice latestInvoice(Subscription subscription) throws Exception {
    return shop.client.v1().invoices().retrieve(now(subscription).getLatestInvoice());
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
