package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceCreatePreviewParams.SubscriptionDetails;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.Item.PriceData;
import com.stripe.param.SubscriptionUpdateParams.Item.PriceData.Recurring;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanChangeTest {

  @AutoClose private final Shop shop = new Shop();

  @BeforeEach
  void createProduct() throws Exception {
    shop.product("plan-max", "Max");
  }

  @Test
  void proratedDifferenceIsChargedAndThePeriodStays() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    SubscriptionItem item = item(bought);
    long half = (item.getCurrentPeriodStart() + item.getCurrentPeriodEnd()) / 2;
    shop.moveClock(Duration.ofSeconds(half - item.getCurrentPeriodStart()));

    Invoice preview = preview(bought, 5900, half);
    Subscription changed = change(bought, 5900, Recurring.Interval.MONTH, half);

    assertThat(preview.getAmountDue()).isEqualTo(1500);
    assertThat(preview.getLines().getData())
        .extracting(line -> line.getAmount())
        .containsExactly(-1450L, 2950L);
    Invoice charged = shop.latestInvoice(changed);
    assertThat(charged.getStatus()).isEqualTo("paid");
    assertThat(charged.getBillingReason()).isEqualTo("subscription_update");
    assertThat(charged.getAmountPaid()).isEqualTo(1500);
    assertThat(charged.getLines().getData().getFirst().getDescription())
        .startsWith("Unused time on Pro after ");
    assertThat(item(changed).getPrice().getUnitAmount()).isEqualTo(5900);
    assertThat(item(changed).getCurrentPeriodEnd()).isEqualTo(item.getCurrentPeriodEnd());
    assertThat(item(changed).getId()).isEqualTo(item.getId());
  }

  @Test
  void previewChangesNothing() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    int events = shop.events().size();

    Invoice preview = preview(bought, 5900, item(bought).getCurrentPeriodStart());

    assertThat(preview.getAmountDue()).isEqualTo(3000);
    Subscription after = shop.v1.subscriptions().retrieve(bought.getId());
    assertThat(item(after).getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(after.getLatestInvoice()).isEqualTo(bought.getLatestInvoice());
    assertThat(shop.events()).hasSize(events);
  }

  @Test
  void anotherIntervalStartsANewPeriod() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    long start = item(bought).getCurrentPeriodStart();

    Subscription changed = change(bought, 29_000, Recurring.Interval.YEAR, start);

    Duration period = Duration.ofSeconds(item(changed).getCurrentPeriodEnd() - start);
    assertThat(period).isBetween(Duration.ofDays(365), Duration.ofDays(366));
    Invoice charged = shop.latestInvoice(changed);
    assertThat(charged.getAmountPaid()).isEqualTo(29_000 - 2900);
  }

  @Test
  void creditOfACheaperPlanPaysTheNextRenewal() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    Subscription changed =
        change(bought, 900, Recurring.Interval.MONTH, item(bought).getCurrentPeriodStart());

    Invoice credit = shop.latestInvoice(changed);
    assertThat(credit.getTotal()).isEqualTo(-2000);
    assertThat(credit.getAmountDue()).isZero();
    assertThat(credit.getStatus()).isEqualTo("paid");
    shop.moveClock(Duration.ofDays(32));
    Subscription renewed = shop.v1.subscriptions().retrieve(bought.getId());
    Invoice renewal = shop.latestInvoice(renewed);
    assertThat(renewal.getTotal()).isEqualTo(900);
    assertThat(renewal.getAmountPaid()).isZero();
    assertThat(shop.v1.customers().retrieve(bought.getCustomer()).getBalance()).isEqualTo(-1100);
  }

  @Test
  void declinedCardChangesNothing() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    int events = shop.events().size();

    assertThatThrownBy(() ->
            change(bought, 5900, Recurring.Interval.MONTH, item(bought).getCurrentPeriodStart()))
        .isInstanceOfSatisfying(
            CardException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("card_declined");
              assertThat(e.getDeclineCode()).isEqualTo("generic_decline");
            });

    Subscription after = shop.v1.subscriptions().retrieve(bought.getId());
    assertThat(item(after).getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(after.getMetadata()).isEqualTo(bought.getMetadata());
    assertThat(shop.events()).hasSize(events);
  }

  private Invoice preview(Subscription bought, long amount, long at) throws Exception {
    return shop.v1
        .invoices()
        .createPreview(
            InvoiceCreatePreviewParams.builder()
                .setSubscription(bought.getId())
                .setSubscriptionDetails(
                    SubscriptionDetails.builder()
                        .setProrationBehavior(SubscriptionDetails.ProrationBehavior.ALWAYS_INVOICE)
                        .setProrationDate(at)
                        .addItem(
                            SubscriptionDetails.Item.builder()
                                .setId(item(bought).getId())
                                .setPriceData(
                                    SubscriptionDetails.Item.PriceData.builder()
                                        .setCurrency("usd")
                                        .setProduct("plan-max")
                                        .setUnitAmount(amount)
                                        .setRecurring(
                                            SubscriptionDetails.Item.PriceData.Recurring.builder()
                                                .setInterval(
                                                    SubscriptionDetails.Item.PriceData.Recurring
                                                        .Interval.MONTH)
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build());
  }

  private Subscription change(
      Subscription bought, long amount, Recurring.Interval interval, long at) throws Exception {
    return shop.v1
        .subscriptions()
        .update(
            bought.getId(),
            SubscriptionUpdateParams.builder()
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                .setProrationDate(at)
                .putMetadata("planId", "max")
                .addItem(
                    SubscriptionUpdateParams.Item.builder()
                        .setId(item(bought).getId())
                        .setPriceData(
                            PriceData.builder()
                                .setCurrency("usd")
                                .setProduct("plan-max")
                                .setUnitAmount(amount)
                                .setRecurring(Recurring.builder().setInterval(interval).build())
                                .build())
                        .build())
                .build());
  }

  private static SubscriptionItem item(Subscription subscription) {
    return subscription.getItems().getData().getFirst();
  }
}
