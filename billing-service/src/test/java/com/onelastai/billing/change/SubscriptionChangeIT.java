package com.onelastai.billing.change;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Buyer.with;
import static com.onelastai.billing.test.StripeServer.deletions;
import static com.onelastai.billing.test.StripeServer.onDelete;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class SubscriptionChangeIT {

  @Autowired Api api;
  @Autowired Buyer.Market market;
  @Autowired Subscriptions subscriptions;

  private Buyer ada;
  private String id;
  private String atStripe;
  private String payment;
  private ObjectNode active;
  private ObjectNode ending;
  private ObjectNode pastDue;
  private ObjectNode ended;

  @BeforeEach
  void subscribe() {
    StripeServer.reset();
    ada = market.buyer();
    id = "sub_of_" + ada.customerId();
    atStripe = "/v1/subscriptions/" + id;
    payment = "/v1/invoices/in_of_" + id + "/pay";
    active = ada.subscription(id, "agent", "einstein", "monthly");
    ending = with(active, s -> s.put("cancel_at_period_end", true));
    pastDue = with(active, s -> s.put("status", "past_due"));
    long now = Instant.now().getEpochSecond();
    ended = with(active, s -> s.put("status", "canceled").put("ended_at", now));
  }

  @Test
  void canceledSubscriptionLastsUntilThePeriodEnds() {
    market.has(active);
    onPost(atStripe, ending);

    Answer answer = call("/cancel/").is(200);

    assertHas(answer, "{autoRenew: false, status: 'active'}");
    assertThat(answer.text("/accessUntil")).isEqualTo(answer.text("/expiryDate"));
    assertThat(posted(atStripe)).singleElement().asString().contains("cancel_at_period_end=true");
  }

  @Test
  void cancelingIsIdempotent() {
    market.has(ending);

    call("/cancel/", Map.of("atPeriodEnd", true)).is(200);

    assertThat(posted(atStripe)).isEmpty();
  }

  @Test
  void subscriptionEndsAtOnceOnRequest() {
    market.has(active);
    onDelete(atStripe, ended);

    Answer answer = call("/cancel/", Map.of("atPeriodEnd", false)).is(200);

    assertThat(answer.text("/status")).isEqualTo("canceled");
    assertThat(answer.text("/accessUntil")).isEqualTo(answer.text("/endedAt"));
  }

  @Test
  void unpaidSubscriptionEndsAtOnce() {
    market.has(pastDue);
    onDelete(atStripe, ended);

    call("/cancel/", Map.of("atPeriodEnd", true)).is(200);

    assertThat(deletions(atStripe)).isOne();
  }

  @Test
  void renewalPaysTheOpenInvoice() {
    market.has(pastDue);
    stubPayment();

    assertHas(call("/renew/").is(200), "{status: 'active'}");
    assertThat(posted(payment)).hasSize(1);
  }

  @Test
  void renewalThatTheBuyerMustConfirmHasAPage() {
    market.has(pastDue);
    onPost(payment, StripeServer.declined("authentication_required"));
    Purchase none = new Purchase("", "", null, "", null, null);
    onGet(
        "/v1/invoices/in_of_" + id,
        StripeJson.invoice("in_of_" + id, ada.customerId(), id, none, Instant.now()));

    assertThat(call("/renew/").is(402, "payment_confirmation_required").text("/confirmUrl"))
        .isEqualTo("https://pay.example/invoices/in_of_" + id);
  }

  @Test
  void declinedRenewalChangesNothing() {
    market.has(pastDue);
    onPost(payment, StripeServer.declined("expired_card"));

    assertHas(call("/renew/").is(402, "payment_declined"), "{declineCode: 'expired_card'}");
  }

  @Test
  void renewalTurnsAutoRenewOn() {
    market.has(ending);
    onPost(atStripe, active);

    assertHas(call("/renew/").is(200), "{autoRenew: true}");
    assertThat(posted(atStripe)).singleElement().asString().contains("cancel_at_period_end=false");
  }

  /** As Stripe's portal sets it. */
  @ParameterizedTest
  @ValueSource(ints = {30, 300})
  void renewalUndoesAnEndAtATime(int days) {
    long end = Instant.now().plus(Duration.ofDays(days)).getEpochSecond();
    market.has(with(active, s -> s.put("cancel_at", end)));
    onPost(atStripe, active);

    assertHas(call("/renew/").is(200), "{autoRenew: true}");
    assertThat(posted(atStripe)).isNotEmpty();
  }

  @Test
  void renewalResumesAPausedSubscription() {
    market.has(with(active, s -> s.put("status", "paused")));
    onPost(atStripe + "/resume", active);

    assertHas(call("/renew/").is(200), "{status: 'active'}");
  }

  @Test
  void pausedSubscriptionIsCanceledAtOnce() {
    market.has(with(active, s -> s.put("status", "paused")));
    onDelete(atStripe, ended);

    call("/cancel/", Map.of("atPeriodEnd", true)).is(200);

    assertThat(deletions(atStripe)).isOne();
  }

  /** Only something besides it is due. */
  @Test
  void paidPeriodIsNotLostByACancellation() {
    onGet("/v1/invoices", StripeJson.list());
    market.has(pastDue);
    onPost(atStripe, with(pastDue, s -> s.put("cancel_at_period_end", true)));

    assertHas(call("/cancel/").is(200), "{status: 'past_due', autoRenew: false}");
    assertThat(deletions(atStripe)).isZero();
  }

  @Test
  void renewalIsIdempotent() {
    market.has(active);

    call("/renew/").is(200);

    assertThat(posted(atStripe)).isEmpty();
  }

  /** As after a change from Stripe's test mode to the live one. */
  @ParameterizedTest
  @ValueSource(strings = {"/cancel/", "/renew/"})
  void subscriptionThatStripeDoesNotKnowHasEnded(String call) {
    market.has(with(active, s -> s.put("cancel_at_period_end", call.equals("/renew/"))));
    StripeServer.reset();

    call(call).is(409, "subscription_ended");

    assertThat(subscriptions.find(id)).get().extracting(Subscription::isLive).isEqualTo(false);
  }

  @Test
  void endedSubscriptionCannotBeChanged() {
    market.has(ended);

    assertHas(
        call("/renew/").is(409, "subscription_ended"),
        "{checkout: {planId: 'agent', agentId: 'einstein', period: 'monthly'}}");
    call("/cancel/").is(409, "subscription_ended");
    autoRenew(ada.person(), "{\"autoRenew\":true}").is(409, "subscription_ended");
  }

  @Test
  void autoRenewIsSwitched() {
    market.has(active);
    onPost(atStripe, ending);

    Answer off = autoRenew(ada.person(), "{\"autoRenew\":false,\"status\":\"active\"}").is(200);

    assertHas(off, "{autoRenew: false}");
    autoRenew(ada.person(), "{}").is(400, "invalid_request");
    autoRenew(ada.person(), "{\"autoRenew\":\"no\"}").is(400, "invalid_request");
  }

  @Test
  void subscriptionOfOthersIsNotFound() {
    market.has(active);
    Person eve = Person.user();

    call(eve, "/renew/", Map.of()).is(404, "not_found");
    call(eve, "/cancel/", Map.of()).is(404, "not_found");
    autoRenew(eve, "{\"autoRenew\":false}").is(404, "not_found");
    call(Api.NOBODY, "/cancel/", Map.of()).is(401);
    assertThat(posted(atStripe)).isEmpty();
  }

  @Test
  void adminCancelsForOthers() {
    market.has(active);
    onPost(atStripe, ending);

    call(Person.admin(), "/cancel/", Map.of()).is(200);
  }

  @Test
  void outageOfStripeCanBeRetried() {
    market.has(active);
    onPost(atStripe, StripeServer.refusal(500, "api_error", ""));

    Answer away = call("/cancel/").is(503, "payments_unavailable");

    assertThat(away.response().getHeader("Retry-After")).isNotNull();
    onPost(atStripe, ending);
    call("/cancel/").is(200);
  }

  private Answer call(String path) {
    return call(path, Map.of());
  }

  private Answer call(String path, Map<String, ?> body) {
    return call(ada.person(), path, body);
  }

  private Answer call(Person person, String path, Map<String, ?> body) {
    return api.post(person, "/api/agent-subscriptions" + path + id, body);
  }

  private Answer autoRenew(Person person, String body) {
    return api.call(
        person,
        patch("/api/agent-subscriptions/" + id + "/auto-renew")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  /** After the payment, the subscription is active at Stripe. */
  private void stubPayment() {
    StripeServer.server()
        .stubFor(
            WireMock.post(payment)
                .inScenario(id)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("paid")
                .willReturn(StripeServer.answer(with(active, i -> i.put("object", "invoice")))));
    StripeServer.server()
        .stubFor(
            WireMock.get(WireMock.urlPathEqualTo(atStripe))
                .inScenario(id)
                .whenScenarioStateIs("paid")
                .willReturn(StripeServer.answer(active)));
  }
}
