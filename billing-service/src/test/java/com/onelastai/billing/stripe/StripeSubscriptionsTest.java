package com.onelastai.billing.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.onelastai.billing.stripe.Recorded.ANSWERED;
import static com.onelastai.billing.stripe.Recorded.SUBSCRIPTION;
import static com.onelastai.billing.stripe.Recorded.answer;
import static com.onelastai.billing.stripe.Recorded.assertAsked;
import static com.onelastai.billing.stripe.Recorded.assertDeleted;
import static com.onelastai.billing.stripe.Recorded.assertPosted;
import static com.onelastai.billing.stripe.Recorded.assertPostedWithKey;
import static com.onelastai.billing.stripe.Recorded.assertProblem;
import static com.onelastai.billing.test.StripeServer.declined;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StripeSubscriptionsTest {

  private static final String ONE = "/v1/subscriptions/sub_1Test";
  private final StripeSubscriptions subscriptions = Adapter.create().subscriptions;

  @BeforeEach
  void forget() {
    StripeServer.reset();
    onPost("/v1/products", answer("customer"));
  }

  @Test
  void subscriptionHasTheTimeOfTheResponse() {
    onGet(ONE, answer("subscription"));

    assertThat(subscriptions.find("sub_1Test"))
        .contains(new StripeResponse<>(SUBSCRIPTION, ANSWERED));
    assertAsked(ONE);
  }

  @Test
  void responseWithoutADateHasTheCurrentTime() {
    onGet(ONE, okJson(Recorded.json("subscription").toString()));

    assertThat(subscriptions.find("sub_1Test"))
        .hasValueSatisfying(current -> assertThat(current.asOf()).isEqualTo(Adapter.NOW));
  }

  @Test
  void endedSubscriptionHasTimeAndReason() {
    ObjectNode ended = ended();
    ended.putObject("cancellation_details").put("reason", "payment_failed");
    onGet(ONE, ended);

    assertThat(subscriptions.find("sub_1Test"))
        .get()
        .extracting("object.status", "object.endedAt", "object.cancellationReason")
        .containsExactly("canceled", Instant.parse("2026-03-15T12:00:00Z"), "payment_failed");
  }

  @Test
  void unknownSubscriptionIsNotFound() {
    assertThat(subscriptions.find("sub_unknown")).isEmpty();
  }

  @Test
  void subscriptionIsCreatedWithTheCallersKey() {
    onPost("/v1/subscriptions", answer("subscription"));

    assertThat(create("spring-1", 7)).isEqualTo(new StripeResponse<>(SUBSCRIPTION, ANSWERED));

    assertPostedWithKey(
        "key-1",
        "/v1/subscriptions",
        "customer=cus_1Test",
        "payment_behavior=error_if_incomplete",
        "items[0][price_data][product]=plan-pro",
        "items[0][price_data][unit_amount]=2900",
        "items[0][price_data][currency]=usd",
        "items[0][price_data][recurring][interval]=month",
        "discounts[0][coupon]=spring-1",
        "trial_period_days=7",
        "metadata[userId]=user-1",
        "metadata[planId]=pro",
        "metadata[period]=monthly");
  }

  @Test
  void declinedOrMissingCardCreatesNothing() {
    onPost("/v1/subscriptions", declined("generic_decline"));
    assertProblem(() -> create(null, 0), 402, "payment_declined");

    onPost("/v1/subscriptions", refusal(400, "invalid_request_error", "resource_missing"));
    assertProblem(() -> create(null, 0), 402, "payment_method_required");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void automaticRenewalIsSet(boolean autoRenew) {
    onPost(ONE, answer("subscription"));

    subscriptions.setAutoRenew("sub_1Test", autoRenew);

    assertPosted(ONE, "cancel_at_period_end=" + !autoRenew);
  }

  /** Stripe's error is almost the same as for a customer without a card. */
  @ParameterizedTest
  @ValueSource(strings = {"whatever", "resource_missing"})
  void endedSubscriptionIsNotChanged(String code) {
    onPost(ONE, refusal(400, "invalid_request_error", code));
    onGet(ONE, ended());

    assertProblem(() -> subscriptions.setAutoRenew("sub_1Test", true), 409, "subscription_ended");
  }

  @Test
  void rejectedChangeOfALiveSubscriptionIsABug() {
    onPost(ONE, refusal(400, "invalid_request_error", "parameter_unknown"));
    onGet(ONE, answer("subscription"));

    assertThatThrownBy(() -> subscriptions.setAutoRenew("sub_1Test", true))
        .isInstanceOf(StripeRefusal.class);
  }

  /** As it is after Stripe's portal; the recorded subscription ends at a time. */
  @Test
  void endAtATimeIsUndone() {
    onPost(ONE, answer("subscription"));

    subscriptions.setAutoRenew("sub_1Test", true);

    assertPosted(ONE, "cancel_at_period_end=false");
    assertPosted(ONE, "cancel_at=");
  }

  @Test
  void pausedSubscriptionIsResumedWithANewPeriod() {
    onPost(ONE + "/resume", answer("subscription"));

    assertThat(subscriptions.resume("sub_1Test").object()).isEqualTo(SUBSCRIPTION);

    assertPosted(ONE + "/resume", "billing_cycle_anchor=now");
  }

  @Test
  void anotherCardIsCharged() {
    onPost(ONE, answer("subscription"));

    subscriptions.chargeTo("sub_1Test", "pm_2Test");

    assertPosted(ONE, "default_payment_method=pm_2Test");
  }

  @Test
  void subscriptionIsCanceledAtOnce() {
    onDelete(ONE, answer("subscription"));

    assertThat(subscriptions.cancelNow("sub_1Test").asOf()).isEqualTo(ANSWERED);
    assertDeleted(ONE);
  }

  @Test
  void cancelingAnEndedSubscriptionReturnsIt() {
    onDelete(ONE, refusal(404, "invalid_request_error", "resource_missing"));
    onGet(ONE, ended());

    assertThat(subscriptions.cancelNow("sub_1Test").object().status()).isEqualTo("canceled");
  }

  private static ObjectNode ended() {
    return Recorded.json("subscription").put("status", "canceled").put("ended_at", 1773576000);
  }

  private StripeResponse<StripeSubscription> create(@Nullable String discountId, int trialDays) {
    return subscriptions.create(
        "cus_1Test", Adapter.PRO, Adapter.PURCHASE, discountId, trialDays, "key-1");
  }
}
