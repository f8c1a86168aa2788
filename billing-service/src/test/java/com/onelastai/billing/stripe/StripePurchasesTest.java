package com.onelastai.billing.stripe;

import static com.onelastai.billing.stripe.Recorded.answer;
import static com.onelastai.billing.stripe.Recorded.assertAsked;
import static com.onelastai.billing.stripe.Recorded.assertDeleted;
import static com.onelastai.billing.stripe.Recorded.assertPosted;
import static com.onelastai.billing.stripe.Recorded.assertPostedWithKey;
import static com.onelastai.billing.test.StripeServer.keys;
import static com.onelastai.billing.test.StripeServer.onDelete;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.billing.test.StripeServer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    assertThat(adapter.customers.create("user-1", "ada@example.org", "Ada Example", null))
        .isEqualTo("cus_1Test");

    assertPostedWithKey(
        "customer-user-1-.+",
        "/v1/customers",
        "email=ada@example.org",
        "name=Ada Example",
        "metadata[userId]=user-1");
  }

  @Test
  void sameCallForTheSameUserHasTheSameKey() {
    onPost("/v1/customers", answer("customer"));

    adapter.customers.create("user-1", null, null, null);
    adapter.customers.create("user-1", null, null, null);
    adapter.customers.create("user-1", "ada@example.org", null, null);

    // Stripe would repeat the response about a customer that is gone.
    adapter.customers.create("user-1", null, null, "cus_gone");

    assertThat(keys("/v1/customers").stream().distinct()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cus_1Test", "cus_unknown"})
  void deletingACustomerIsIdempotent(String id) {
    onDelete("/v1/customers/cus_1Test", answer("customer"));

    adapter.customers.delete(id);

    assertDeleted("/v1/customers/" + id);
  }

  @Test
  void pageIsCreatedForAPurchase() {
    onPost(SESSIONS, answer("checkout"));

    assertThat(adapter.checkouts.create(CHECKOUT)).isEqualTo(Recorded.CHECKOUT);

    assertPosted(
        SESSIONS,
        "mode=subscription",
        "customer=cus_1Test",
        "line_items[0][quantity]=1",
        "line_items[0][price_data][product]=plan-pro",
        "line_items[0][price_data][unit_amount]=2900",
        "line_items[0][price_data][currency]=usd",
        "line_items[0][price_data][recurring][interval]=month",
        "subscription_data[trial_period_days]=7",
        "subscription_data[metadata][userId]=user-1",
        "subscription_data[metadata][reservation]=res-1",
        "metadata[userId]=user-1",
        "discounts[0][coupon]=spring-1",
        "payment_method_types[0]=card",
        "expires_at=1772368200",
        "success_url=https://shop.example/payment/success",
        "cancel_url=https://shop.example/payment/cancel");
  }

  @Test
  void pageIsCreatedForACard() {
    onPost(SESSIONS, answer("checkout"));

    adapter.checkouts.createForCard("cus_1Test", "https://a.example/", "https://b.example/");

    assertPosted(
        SESSIONS,
        "mode=setup",
        "customer=cus_1Test",
        "payment_method_types[0]=card",
        "success_url=https://a.example/",
        "cancel_url=https://b.example/");
  }

  @Test
  void openPageIsClosed() {
    onPost(SESSION + "/expire", Recorded.json("checkout").put("status", "expired").putNull("url"));

    StripeCheckout closed = adapter.checkouts.expire("cs_test_1Test");

    assertThat(closed.status()).isEqualTo("expired");
    assertThat(closed.url()).isNull();
    assertPosted(SESSION + "/expire");
  }

  @Test
  void closedPageHasItsFinalStatus() {
    onPost(SESSION + "/expire", refusal(400, "invalid_request_error", "whatever"));
    onGet(SESSION, Recorded.json("checkout").put("status", "complete"));

    assertThat(adapter.checkouts.expire("cs_test_1Test").status()).isEqualTo("complete");
    assertAsked(SESSION);
  }

  @Test
  void productIsCreatedOnceAndRenamed() {
    onPost("/v1/products", refusal(400, "invalid_request_error", "resource_already_exists"));
    onPost("/v1/products/plan-pro", answer("customer"));

    adapter.products.priced(Adapter.PRO);
    adapter.products.priced(Adapter.PRO);

    assertPosted("/v1/products", "id=plan-pro", "name=Pro");
    assertPosted("/v1/products/plan-pro", "name=Pro");
  }

  @Test
  void productOfAnotherNameIsRenamed() {
    adapter.products.priced(Adapter.PRO);
    onPost("/v1/products", refusal(400, "invalid_request_error", "resource_already_exists"));
    onPost("/v1/products/plan-pro", answer("customer"));

    adapter.products.priced(new Price("plan-pro", "Professional", 2900, "usd", "monthly"));

    assertPosted("/v1/products/plan-pro", "name=Professional");
  }

  @Test
  void productThatWasDeletedAtStripeIsCreatedAgain() {
    adapter.products.priced(Adapter.PRO);
    onPost("/v1/checkout/sessions", StripeServer.unknown("product", "plan-pro"));

    assertThatThrownBy(() -> adapter.checkouts.create(CHECKOUT)).isInstanceOf(StripeRefusal.class);

    assertThat(keys("/v1/products")).hasSize(2);
    assertThat(keys("/v1/checkout/sessions")).hasSize(2);
  }

  @Test
  void pageThatStripeDoesNotKnowIsClosed() {
    assertThat(adapter.checkouts.expire("cs_of_test_mode").status()).isEqualTo("expired");
  }

  @Test
  void failedProductPreventsTheSale() {
    onPost("/v1/products", refusal(400, "invalid_request_error", "parameter_invalid_empty"));

    assertThatThrownBy(() -> adapter.checkouts.create(CHECKOUT)).isInstanceOf(StripeRefusal.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10, , , 3, percent_off=10 duration=repeating duration_in_months=3",
    ", 500, usd, 1, amount_off=500 currency=usd duration=once"
  })
  void discountIsCreated(
      @Nullable Integer percent,
      @Nullable Long amount,
      @Nullable String currency,
      int months,
      String sent) {
    onPost("/v1/coupons", answer("customer"));

    adapter.discounts.ensure("spring-1", percent, amount, currency, months);

    assertPosted("/v1/coupons", ("id=spring-1 " + sent).split(" "));
  }

  @Test
  void existingPermanentDiscountIsKept() {
    onPost("/v1/coupons", refusal(400, "invalid_request_error", "resource_already_exists"));

    adapter.discounts.ensure("spring-3", 50, null, null, null);

    assertPosted("/v1/coupons", "id=spring-3", "duration=forever");
  }

  @Test
  void rejectedDiscountIsABug() {
    onPost("/v1/coupons", refusal(400, "invalid_request_error", "parameter_invalid_integer"));

    assertThatThrownBy(() -> adapter.discounts.ensure("spring-4", 0, null, null, null))
        .isInstanceOf(StripeRefusal.class);
  }
}
