package com.onelastai.billing.stripe;

import static com.onelastai.billing.stripe.Recorded.answer;
import static com.onelastai.billing.stripe.Recorded.assertAsked;
import static com.onelastai.billing.stripe.Recorded.assertDeleted;
import static com.onelastai.billing.stripe.Recorded.assertPosted;
import static com.onelastai.billing.stripe.Recorded.onDelete;
import static com.onelastai.billing.stripe.Recorded.onGet;
import static com.onelastai.billing.stripe.Recorded.onPost;
import static com.onelastai.billing.test.StripeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.billing.test.StripeServer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers, products, discounts and checkout pages. */
class StripePurchasesTest {

  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String SESSION = SESSIONS + "/cs_test_1Test";
  private static final Purchase PURCHASE =
      new Purchase("user-1", "pro", null, "monthly", "SPRING", "res-1");
  private static final StripeCheckouts.NewCheckout CHECKOUT =
      new StripeCheckouts.NewCheckout(
          "cus_1Test",
          Adapter.PRO,
          PURCHASE,
          "spring-1",
          7,
          Instant.parse("2026-03-01T12:30:00Z"),
          "https://shop.example/payment/success",
          "https://shop.example/payment/cancel");

  private final Adapter adapter = Adapter.create();

  @BeforeEach
  void forget() {
    StripeServer.reset();
    onPost("/v1/products", answer("customer"));
  }

  @Test
  void customerIsCreatedOnceForAUser() {
    onPost("/v1/customers", answer("customer"));

    assertThat(adapter.customers.create("user-1", "ada@example.org", "Ada Example"))
        .isEqualTo("cus_1Test");

    assertPosted(
        "/v1/customers",
        Map.of("email", "ada@example.org", "name", "Ada Example", "metadata[userId]", "user-1"),
        "customer-user-1-.+");
  }

  @Test
  void sameCallForTheSameUserHasTheSameKey() {
    onPost("/v1/customers", answer("customer"));

    adapter.customers.create("user-1", null, null);
    adapter.customers.create("user-1", null, null);
    adapter.customers.create("user-1", "ada@example.org", null);

    assertThat(
            StripeServer.server().getAllServeEvents().stream()
                .map(served -> served.getRequest().getHeader("Idempotency-Key"))
                .distinct())
        .hasSize(2);
  }

  @Test
  void customerIsDeleted() {
    onDelete("/v1/customers/cus_1Test", answer("customer"));

    adapter.customers.delete("cus_1Test");

    assertDeleted("/v1/customers/cus_1Test");
  }

  @Test
  void deletingAnUnknownCustomerIsIdempotent() {
    adapter.customers.delete("cus_unknown");

    assertDeleted("/v1/customers/cus_unknown");
  }

  @Test
  void pageIsCreatedForAPurchase() {
    onPost(SESSIONS, answer("checkout"));

    assertThat(adapter.checkouts.create(CHECKOUT))
        .isEqualTo(
            new StripeCheckout(
                "cs_test_1Test",
                "cus_1Test",
                "open",
                "https://checkout.example/c/pay/cs_test_1Test",
                PURCHASE));

    assertPosted(
        SESSIONS,
        Map.ofEntries(
            Map.entry("mode", "subscription"),
            Map.entry("customer", "cus_1Test"),
            Map.entry("line_items[0][quantity]", "1"),
            Map.entry("line_items[0][price_data][product]", "plan-pro"),
            Map.entry("line_items[0][price_data][unit_amount]", "2900"),
            Map.entry("line_items[0][price_data][currency]", "usd"),
            Map.entry("line_items[0][price_data][recurring][interval]", "month"),
            Map.entry("subscription_data[trial_period_days]", "7"),
            Map.entry("subscription_data[metadata][userId]", "user-1"),
            Map.entry("subscription_data[metadata][reservation]", "res-1"),
            Map.entry("metadata[userId]", "user-1"),
            Map.entry("discounts[0][coupon]", "spring-1"),
            Map.entry("payment_method_types[0]", "card"),
            Map.entry("expires_at", "1772368200"),
            Map.entry("success_url", "https://shop.example/payment/success"),
            Map.entry("cancel_url", "https://shop.example/payment/cancel")));
  }

  @Test
  void pageIsCreatedForACard() {
    onPost(SESSIONS, answer("checkout"));

    adapter.checkouts.createForCard("cus_1Test", "https://a.example/", "https://b.example/");

    assertPosted(
        SESSIONS,
        Map.of(
            "mode", "setup",
            "customer", "cus_1Test",
            "payment_method_types[0]", "card",
            "success_url", "https://a.example/",
            "cancel_url", "https://b.example/"));
  }

  @Test
  void openPageIsClosed() {
    onPost(
        SESSION + "/expire",
        StripeServer.answer(Recorded.json("checkout").put("status", "expired").putNull("url")));

    StripeCheckout closed = adapter.checkouts.expire("cs_test_1Test");

    assertThat(closed.status()).isEqualTo("expired");
    assertThat(closed.url()).isNull();
    assertPosted(SESSION + "/expire", Map.of());
  }

  @Test
  void closedPageHasItsFinalStatus() {
    onPost(SESSION + "/expire", refusal(400, "invalid_request_error", "whatever"));
    onGet(SESSION, StripeServer.answer(Recorded.json("checkout").put("status", "complete")));

    assertThat(adapter.checkouts.expire("cs_test_1Test").status()).isEqualTo("complete");
    assertAsked(SESSION, Map.of());
  }

  @Test
  void productIsCreatedOnceAndRenamed() {
    onPost("/v1/products", refusal(400, "invalid_request_error", "resource_already_exists"));
    onPost("/v1/products/plan-pro", answer("customer"));

    adapter.products.priced(Adapter.PRO);
    adapter.products.priced(Adapter.PRO);

    assertPosted("/v1/products", Map.of("id", "plan-pro", "name", "Pro"));
    assertPosted("/v1/products/plan-pro", Map.of("name", "Pro"));
  }

  @Test
  void productOfAnotherNameIsRenamed() {
    adapter.products.priced(Adapter.PRO);
    onPost("/v1/products", refusal(400, "invalid_request_error", "resource_already_exists"));
    onPost("/v1/products/plan-pro", answer("customer"));

    adapter.products.priced(new Price("plan-pro", "Professional", 2900, "usd", "monthly"));

    assertPosted("/v1/products/plan-pro", Map.of("name", "Professional"));
  }

  @Test
  void failedProductPreventsTheSale() {
    onPost("/v1/products", refusal(400, "invalid_request_error", "parameter_invalid_empty"));

    assertThatThrownBy(() -> adapter.checkouts.create(CHECKOUT)).isInstanceOf(StripeRefusal.class);
  }

  @Test
  void percentageForSomeMonthsIsCreated() {
    onPost("/v1/coupons", answer("customer"));

    adapter.discounts.ensure("spring-1", 10, null, null, 3);

    assertPosted(
        "/v1/coupons",
        Map.of(
            "id", "spring-1",
            "percent_off", "10",
            "duration", "repeating",
            "duration_in_months", "3"));
  }

  @Test
  void amountOffTheFirstPaymentIsCreated() {
    onPost("/v1/coupons", answer("customer"));

    adapter.discounts.ensure("spring-2", null, 500L, "usd", 1);

    assertPosted(
        "/v1/coupons",
        Map.of("id", "spring-2", "amount_off", "500", "currency", "usd", "duration", "once"));
  }

  @Test
  void existingPermanentDiscountIsKept() {
    onPost("/v1/coupons", refusal(400, "invalid_request_error", "resource_already_exists"));

    adapter.discounts.ensure("spring-3", 50, null, null, null);

    assertPosted("/v1/coupons", Map.of("id", "spring-3", "duration", "forever"));
  }

  @Test
  void rejectedDiscountIsABug() {
    onPost("/v1/coupons", refusal(400, "invalid_request_error", "parameter_invalid_integer"));

    assertThatThrownBy(() -> adapter.discounts.ensure("spring-4", 0, null, null, null))
        .isInstanceOf(StripeRefusal.class);
  }
}
