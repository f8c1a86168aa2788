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
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PurchaseTest {

  @AutoClose private final Shop shop = new Shop();

  @Test
  void paymentRedirectsAndCreatesTheSubscription() throws Exception {
    Session session = shop.checkout(Map.of());

    HttpResponse<String> page = shop.open(session.getUrl());
    HttpResponse<String> paid = shop.pay(session, Shop.PAYS);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Stripe simulator - no money moves", "Pro", "$29.00 / month", "id=\"pay\"");
    assertThat(paid.statusCode()).isEqualTo(303);
    assertThat(paid.headers().firstValue("Location"))
        .contains("http://localhost:8080/payment/success?session_id=" + session.getId());
    assertThat(shop.now(session))
        .extracting(Session::getStatus, Session::getPaymentStatus, Session::getUrl)
        .containsExactly("complete", "paid", null);
    Subscription subscription = shop.subscriptionOf(session);
    assertThat(subscription.getStatus()).isEqualTo("active");
    assertThat(subscription.getMetadata()).containsEntry("userId", "u1");
    SubscriptionItem item = Shop.item(subscription);
    assertThat(item.getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(Duration.ofSeconds(item.getCurrentPeriodEnd() - item.getCurrentPeriodStart()))
        .isBetween(Duration.ofDays(28), Duration.ofDays(31));
  }

  @Test
  void invoiceNamesSubscriptionAndPayment() throws Exception {
    Subscription subscription = shop.bought(Shop.PAYS);

    Invoice invoice = shop.latestInvoice(subscription);
    assertThat(invoice)
        .extracting(
            "status",
            "billingReason",
            "amountPaid",
            "customerEmail",
            "parent.subscriptionDetails.subscription",
            "parent.subscriptionDetails.metadata")
        .containsExactly(
            "paid",
            "subscription_create",
            2900L,
            "ada@example.com",
            subscription.getId(),
            Map.of("userId", "u1"));
    assertThat(invoice.getNumber()).endsWith("-0001");
    assertThat(shop.open(invoice.getHostedInvoiceUrl()).body())
        .contains("Stripe simulator - no money moves", "$29.00", invoice.getNumber());
    InvoicePayment payment = shop.payment(invoice);
    assertThat(payment.getStatus()).isEqualTo("paid");
    String receipt =
        payment.getPayment().getPaymentIntentObject().getLatestChargeObject().getReceiptUrl();
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
    assertThat(created.getDataObjectDeserializer().getObject().orElseThrow())
        .isInstanceOf(Subscription.class)
        .hasFieldOrPropertyWithValue("status", "active");
    assertThat(Instant.ofEpochSecond(created.getCreated()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void declinedCardKeepsThePageOpen() throws Exception {
    Session session = shop.checkout(Map.of());

    HttpResponse<String> declined = shop.pay(session, Shop.IS_DECLINED);

    assertThat(declined.statusCode()).isEqualTo(402);
    assertThat(declined.body()).contains("id=\"message\"", "Your card was declined.");
    assertThat(shop.events())
        .containsExactly("customer.created", "charge.failed", "payment_intent.payment_failed");
    assertThat(shop.pay(session, Shop.PAYS).statusCode()).isEqualTo(303);
  }

  @Test
  void secondClickPaysNothing() throws Exception {
    Session session = shop.checkout(Map.of());
    shop.pay(session, Shop.PAYS);
    int events = shop.events().size();

    assertThat(shop.pay(session, Shop.PAYS).statusCode()).isEqualTo(303);
    assertThat(shop.events()).hasSize(events);
  }

  @Test
  void cancelRedirectsAndKeepsThePageOpen() throws Exception {
    Session session = shop.checkout(Map.of());

    assertThat(shop.post(session.getUrl() + "/cancel", "").headers().firstValue("Location"))
        .contains("http://localhost:8080/payment/cancel");
    assertThat(shop.open(session.getUrl()).body()).contains("id=\"pay\"");
  }

  @Test
  void expiredPageAcceptsNoPayment() throws Exception {
    Session byHand = shop.checkout(Map.of());
    Session byTime = shop.checkout(byHand.getCustomer(), Map.of());

    shop.v1.checkout().sessions().expire(byHand.getId());
    shop.moveClock(Duration.ofHours(25));

    for (Session session : List.of(byHand, byTime)) {
      assertThat(shop.pay(session, Shop.PAYS).body()).contains("This page has expired.");
      assertThat(shop.now(session).getStatus()).isEqualTo("expired");
    }
    assertThat(shop.events())
        .containsExactly(
            "customer.created", "checkout.session.expired", "checkout.session.expired");
    assertThatThrownBy(() -> shop.v1.checkout().sessions().expire(byTime.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void discountIsShownAndApplied() throws Exception {
    shop.v1
        .coupons()
        .create(
            CouponCreateParams.builder()
                .setId("half-once")
                .setPercentOff(new BigDecimal("50"))
                .setDuration(CouponCreateParams.Duration.ONCE)
                .build());
    Session session = shop.checkout(Map.of("discounts", List.of(Map.of("coupon", "half-once"))));

    String page = shop.open(session.getUrl()).body();
    shop.pay(session, Shop.PAYS);

    assertThat(page).contains("Discount (50%, once)", "-$14.50");
    Invoice invoice = shop.latestInvoice(shop.subscriptionOf(session));
    assertThat(invoice)
        .extracting(Invoice::getSubtotal, Invoice::getTotal)
        .containsExactly(2900L, 1450L);
    assertThat(invoice.getTotalDiscountAmounts().getFirst().getAmount()).isEqualTo(1450);
    shop.moveClock(Duration.ofDays(32));
    assertThat(shop.latestInvoice(shop.subscriptionOf(session)).getTotal()).isEqualTo(2900);
  }

  @Test
  void trialCostsNothingUntilItEnds() throws Exception {
    Session session = shop.checkout(Map.of("subscription_data", Map.of("trial_period_days", 7)));

    assertThat(shop.open(session.getUrl()).body()).contains("Free trial", "7 days", "$0.00");
    shop.pay(session, Shop.PAYS);

    Subscription trial = shop.subscriptionOf(session);
    assertThat(trial.getStatus()).isEqualTo("trialing");
    assertThat(shop.latestInvoice(trial).getTotal()).isZero();
    shop.moveClock(Duration.ofDays(8));
    assertThat(shop.now(trial).getStatus()).isEqualTo("active");
    assertThat(shop.latestInvoice(trial).getAmountPaid()).isEqualTo(2900);
  }
}
