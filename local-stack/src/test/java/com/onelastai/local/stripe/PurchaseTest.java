package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.checkout.Session;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.checkout.SessionCreateParams.Discount;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PurchaseTest {

  @AutoClose private final Shop shop = new Shop();

  @Test
  void paymentRedirectsAndCreatesTheSubscription() throws Exception {
    Session session = shop.checkout();

    HttpResponse<String> page = shop.open(session.getUrl());
    HttpResponse<String> paid = shop.pay(session, Shop.PAYS);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Stripe simulator - no money moves", "Pro", "$29.00 / month", "id=\"pay\"");
    assertThat(paid.statusCode()).isEqualTo(303);
    assertThat(paid.headers().firstValue("Location"))
        .contains("http://localhost:8080/payment/success?session_id=" + session.getId());
    Session after = shop.v1.checkout().sessions().retrieve(session.getId());
    assertThat(after.getStatus()).isEqualTo("complete");
    assertThat(after.getPaymentStatus()).isEqualTo("paid");
    assertThat(after.getUrl()).isNull();
    Subscription subscription = shop.subscriptionOf(session);
    assertThat(subscription.getStatus()).isEqualTo("active");
    assertThat(subscription.getMetadata()).containsEntry("userId", "u1");
    SubscriptionItem item = subscription.getItems().getData().getFirst();
    assertThat(item.getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(Duration.ofSeconds(item.getCurrentPeriodEnd() - item.getCurrentPeriodStart()))
        .isBetween(Duration.ofDays(28), Duration.ofDays(31));
  }

  @Test
  void invoiceNamesSubscriptionAndPayment() throws Exception {
    Subscription subscription = shop.bought(Shop.PAYS);

    Invoice invoice = shop.latestInvoice(subscription);
    assertThat(invoice.getStatus()).isEqualTo("paid");
    assertThat(invoice.getBillingReason()).isEqualTo("subscription_create");
    assertThat(invoice.getAmountPaid()).isEqualTo(2900);
    assertThat(invoice.getNumber()).endsWith("-0001");
    assertThat(invoice.getCustomerEmail()).isEqualTo("ada@example.com");
    assertThat(invoice.getParent().getSubscriptionDetails().getSubscription())
        .isEqualTo(subscription.getId());
    assertThat(invoice.getParent().getSubscriptionDetails().getMetadata())
        .containsEntry("userId", "u1");
    assertThat(shop.open(invoice.getHostedInvoiceUrl()).body())
        .contains("Stripe simulator - no money moves", "$29.00", invoice.getNumber());
    InvoicePayment payment =
        shop.v1
            .invoicePayments()
            .list(
                InvoicePaymentListParams.builder()
                    .setInvoice(invoice.getId())
                    .addExpand("data.payment.payment_intent.latest_charge")
                    .build())
            .getData()
            .getFirst();
    String receipt =
        payment.getPayment().getPaymentIntentObject().getLatestChargeObject().getReceiptUrl();
    assertThat(payment.getStatus()).isEqualTo("paid");
    assertThat(shop.open(receipt).body()).contains("$29.00", "4242");
  }

  @Test
  void eachStepIsSentAsSignedWebhook() throws Exception {
    shop.bought(Shop.PAYS);

    await()
        .untilAsserted(() ->
            assertThat(shop.webhooks.types())
                .containsExactly(
                    "customer.created",
                    "payment_method.attached",
                    "customer.subscription.created",
                    "invoice.created",
                    "invoice.finalized",
                    "charge.succeeded",
                    "payment_intent.succeeded",
                    "invoice.paid",
                    "checkout.session.completed"));
    Event created = shop.webhooks.received().get(2);
    Subscription sent =
        (Subscription) created.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(sent.getStatus()).isEqualTo("active");
    assertThat(Instant.ofEpochSecond(created.getCreated()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void declinedCardKeepsThePageOpen() throws Exception {
    Session session = shop.checkout();

    HttpResponse<String> declined = shop.pay(session, Shop.IS_DECLINED);

    assertThat(declined.statusCode()).isEqualTo(402);
    assertThat(declined.body()).contains("id=\"message\"", "Your card was declined.");
    assertThat(shop.events())
        .containsExactly("customer.created", "charge.failed", "payment_intent.payment_failed");
    assertThat(shop.pay(session, Shop.PAYS).statusCode()).isEqualTo(303);
  }

  @Test
  void secondClickPaysNothing() throws Exception {
    Session session = shop.checkout();
    shop.pay(session, Shop.PAYS);
    int events = shop.events().size();

    HttpResponse<String> again = shop.pay(session, Shop.PAYS);

    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(shop.events()).hasSize(events);
  }

  @Test
  void cancelRedirectsAndKeepsThePageOpen() throws Exception {
    Session session = shop.checkout();

    HttpResponse<String> canceled = shop.cancel(session);

    assertThat(canceled.headers().firstValue("Location"))
        .contains("http://localhost:8080/payment/cancel");
    assertThat(shop.open(session.getUrl()).body()).contains("id=\"pay\"");
  }

  @Test
  void expiredPageAcceptsNoPayment() throws Exception {
    shop.product("plan-pro", "Pro");
    String customer = shop.customer().getId();
    Session byHand = shop.checkout(customer, params -> {});
    Session byTime = shop.checkout(customer, params -> {});

    shop.v1.checkout().sessions().expire(byHand.getId());
    shop.moveClock(Duration.ofHours(25));

    for (Session session : new Session[] {byHand, byTime}) {
      assertThat(shop.pay(session, Shop.PAYS).body()).contains("This page has expired.");
      assertThat(shop.v1.checkout().sessions().retrieve(session.getId()).getStatus())
          .isEqualTo("expired");
    }
    assertThat(shop.events())
        .containsExactly(
            "customer.created", "checkout.session.expired", "checkout.session.expired");
    assertThatThrownBy(() -> shop.v1.checkout().sessions().expire(byTime.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void discountIsShownAndApplied() throws Exception {
    shop.product("plan-pro", "Pro");
    shop.v1
        .coupons()
        .create(
            CouponCreateParams.builder()
                .setId("half-once")
                .setPercentOff(new BigDecimal("50"))
                .setDuration(CouponCreateParams.Duration.ONCE)
                .build());
    Session session =
        shop.checkout(
            shop.customer().getId(),
            params -> params.addDiscount(Discount.builder().setCoupon("half-once").build()));

    String page = shop.open(session.getUrl()).body();
    shop.pay(session, Shop.PAYS);

    assertThat(page).contains("Discount (50%, once)", "-$14.50");
    Invoice invoice = shop.latestInvoice(shop.subscriptionOf(session));
    assertThat(invoice.getSubtotal()).isEqualTo(2900);
    assertThat(invoice.getTotal()).isEqualTo(1450);
    assertThat(invoice.getTotalDiscountAmounts().getFirst().getAmount()).isEqualTo(1450);
    shop.moveClock(Duration.ofDays(32));
    Invoice renewal = shop.latestInvoice(shop.subscriptionOf(session));
    assertThat(renewal.getTotal()).isEqualTo(2900);
  }

  @Test
  void trialCostsNothingUntilItEnds() throws Exception {
    shop.product("plan-pro", "Pro");
    Session session =
        shop.checkout(
            shop.customer().getId(),
            params ->
                params.setSubscriptionData(
                    SubscriptionData.builder().setTrialPeriodDays(7L).build()));

    assertThat(shop.open(session.getUrl()).body()).contains("Free trial", "7 days", "$0.00");
    shop.pay(session, Shop.PAYS);

    Subscription trial = shop.subscriptionOf(session);
    assertThat(trial.getStatus()).isEqualTo("trialing");
    assertThat(shop.latestInvoice(trial).getTotal()).isZero();
    shop.moveClock(Duration.ofDays(8));
    Subscription after = shop.subscriptionOf(session);
    assertThat(after.getStatus()).isEqualTo("active");
    assertThat(shop.latestInvoice(after).getAmountPaid()).isEqualTo(2900);
  }
}
