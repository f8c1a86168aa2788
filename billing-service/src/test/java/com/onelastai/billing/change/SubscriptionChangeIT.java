package com.onelastai.billing.change;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.onelastai.billing.test.Buyer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class SubscriptionChangeIT {

  @Autowired Api api;
  @Autowired Buyer.Market market;

  private final WireMockServer stripe = StripeServer.server();
  private Buyer ada;
  private String id;
  private ObjectNode active;
  private ObjectNode ending;
  private ObjectNode pastDue;
  private ObjectNode ended;

  @BeforeEach
  void subscribe() {
    StripeServer.reset();
    ada = market.buyer();
    id = "sub_of_" + ada.customerId();
    active = ada.subscription(id, "agent", "einstein", "monthly");
    ending = with(active, s -> s.put("cancel_at_period_end", true));
    pastDue = with(active, s -> s.put("status", "past_due"));
    ended =
        with(
            active,
            s -> s.put("status", "canceled").put("ended_at", Instant.now().getEpochSecond()));
  }

  @Test
  void canceledSubscriptionLastsUntilThePeriodEnds() {
    market.has(active);
    stubUpdate(StripeServer.answer(ending));

    Answer answer = call("/cancel/" + id, Map.of()).is(200);

    assertThat(answer.body().at("/autoRenew").asBoolean()).isFalse();
    assertThat(answer.text("/status")).isEqualTo("active");
    assertThat(answer.text("/accessUntil")).isEqualTo(answer.text("/expiryDate"));
    sent("cancel_at_period_end=true");
  }

  @Test
  void cancelingIsIdempotent() {
    market.has(ending);

    call("/cancel/" + id, Map.of("atPeriodEnd", true)).is(200);

    stripe.verify(0, postRequestedFor(urlEqualTo("/v1/subscriptions/" + id)));
  }

  @Test
  void subscriptionEndsAtOnceOnRequest() {
    market.has(active);
    stripe.stubFor(
        delete(urlPathEqualTo("/v1/subscriptions/" + id)).willReturn(StripeServer.answer(ended)));

    Answer answer = call("/cancel/" + id, Map.of("atPeriodEnd", false)).is(200);

    assertThat(answer.text("/status")).isEqualTo("canceled");
    assertThat(answer.text("/accessUntil")).isEqualTo(answer.text("/endedAt"));
  }

  @Test
  void unpaidSubscriptionEndsAtOnce() {
    market.has(pastDue);
    stripe.stubFor(
        delete(urlPathEqualTo("/v1/subscriptions/" + id)).willReturn(StripeServer.answer(ended)));

    call("/cancel/" + id, Map.of("atPeriodEnd", true)).is(200);

    stripe.verify(1, deleteRequestedFor(urlPathEqualTo("/v1/subscriptions/" + id)));
  }

  @Test
  void renewalPaysTheOpenInvoice() {
    market.has(pastDue);
    stubPayment(StripeServer.answer(active));

    Answer answer = call("/renew/" + id, Map.of()).is(200);

    assertThat(answer.text("/status")).isEqualTo("active");
    stripe.verify(1, postRequestedFor(urlEqualTo("/v1/invoices/in_of_" + id + "/pay")));
  }

  @Test
  void declinedRenewalChangesNothing() {
    market.has(pastDue);
    stripe.stubFor(
        post("/v1/invoices/in_of_" + id + "/pay")
            .willReturn(StripeServer.declined("expired_card")));

    Answer declined = call("/renew/" + id, Map.of()).is(402, "payment_declined");

    assertThat(declined.text("/declineCode")).isEqualTo("expired_card");
  }

  @Test
  void renewalTurnsAutoRenewOn() {
    market.has(ending);
    stubUpdate(StripeServer.answer(active));

    Answer answer = call("/renew/" + id, Map.of()).is(200);

    assertThat(answer.body().at("/autoRenew").asBoolean()).isTrue();
    sent("cancel_at_period_end=false");
  }

  @Test
  void renewalIsIdempotent() {
    market.has(active);

    call("/renew/" + id, Map.of()).is(200);

    stripe.verify(0, postRequestedFor(urlPathEqualTo("/v1/subscriptions/" + id)));
  }

  @Test
  void endedSubscriptionCannotBeChanged() {
    market.has(ended);

    Answer answer = call("/renew/" + id, Map.of()).is(409, "subscription_ended");

    assertThat(answer.text("/checkout/agentId")).isEqualTo("einstein");
    assertThat(answer.text("/checkout/period")).isEqualTo("monthly");
    call("/cancel/" + id, Map.of()).is(409, "subscription_ended");
    autoRenew(ada.person(), "{\"autoRenew\":true}").is(409, "subscription_ended");
  }

  @Test
  void autoRenewIsSwitched() {
    market.has(active);
    stubUpdate(StripeServer.answer(ending));

    Answer off = autoRenew(ada.person(), "{\"autoRenew\":false,\"status\":\"active\"}").is(200);

    assertThat(off.body().at("/autoRenew").asBoolean()).isFalse();
    autoRenew(ada.person(), "{}").is(400, "invalid_request");
    autoRenew(ada.person(), "{\"autoRenew\":\"no\"}").is(400, "invalid_request");
  }

  @Test
  void subscriptionOfOthersIsNotFound() {
    market.has(active);
    Person eve = Person.user();

    api.post(eve, "/api/agent-subscriptions/renew/" + id, Map.of()).is(404, "not_found");
    api.post(eve, "/api/agent-subscriptions/cancel/" + id, Map.of()).is(404, "not_found");
    autoRenew(eve, "{\"autoRenew\":false}").is(404, "not_found");
    api.post(Api.NOBODY, "/api/agent-subscriptions/cancel/" + id, Map.of()).is(401);
    stripe.verify(0, postRequestedFor(urlPathEqualTo("/v1/subscriptions/" + id)));
  }

  @Test
  void adminCancelsForOthers() {
    market.has(active);
    stubUpdate(StripeServer.answer(ending));

    api.post(Person.admin(), "/api/agent-subscriptions/cancel/" + id, Map.of()).is(200);
  }

  @Test
  void outageOfStripeCanBeRetried() {
    market.has(active);
    stubUpdate(StripeServer.refusal(500, "api_error", ""));

    Answer away = call("/cancel/" + id, Map.of()).is(503, "payments_unavailable");

    assertThat(away.response().getHeader("Retry-After")).isNotNull();
    stubUpdate(StripeServer.answer(ending));
    call("/cancel/" + id, Map.of()).is(200);
  }

  private Answer call(String path, Map<String, ?> body) {
    return api.post(ada.person(), "/api/agent-subscriptions" + path, body);
  }

  private Answer autoRenew(Person person, String body) {
    return api.call(
        person,
        patch("/api/agent-subscriptions/" + id + "/auto-renew")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private void stubUpdate(ResponseDefinitionBuilder answer) {
    stripe.stubFor(post("/v1/subscriptions/" + id).willReturn(answer));
  }

  /** After the payment, Stripe returns this state. */
  private void stubPayment(ResponseDefinitionBuilder then) {
    stripe.stubFor(
        post("/v1/invoices/in_of_" + id + "/pay")
            .inScenario(id)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("paid")
            .willReturn(StripeServer.answer(with(active, i -> i.put("object", "invoice")))));
    stripe.stubFor(
        get(urlPathEqualTo("/v1/subscriptions/" + id))
            .inScenario(id)
            .whenScenarioStateIs("paid")
            .willReturn(then));
  }

  private void sent(String field) {
    stripe.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/subscriptions/" + id)).withRequestBody(containing(field)));
  }
}
