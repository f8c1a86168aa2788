package com.onelastai.billing.paymentmethod;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.onelastai.billing.test.Buyer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class PaymentMethodIT {

  private static final String PATH = "/api/stripe/payment-methods";

  @Autowired Api api;
  @Autowired Buyer.Market market;

  private final WireMockServer stripe = StripeServer.server();
  private Buyer ada;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    for (String id : new String[] {"pm_1", "pm_2"}) {
      ObjectNode card = StripeJson.card(id, ada.customerId());
      stripe.stubFor(
          post("/v1/payment_methods/" + id + "/detach").willReturn(StripeServer.answer(card)));
      stripe.stubFor(
          post("/v1/payment_methods/" + id + "/attach").willReturn(StripeServer.answer(card)));
    }
    stripe.stubFor(
        post("/v1/customers/" + ada.customerId())
            .willReturn(StripeServer.answer(StripeJson.customer(ada.customerId()))));
  }

  @Test
  void cardsAreListed() {
    stubCards("pm_2", "pm_1", "pm_2");

    JsonNode items = api.get(ada.person(), PATH).is(200).body().at("/items");

    assertThat(items.findValuesAsString("id")).containsExactly("pm_1", "pm_2");
    assertThat(items.at("/0/isDefault").asBoolean()).isFalse();
    assertThat(items.at("/1/isDefault").asBoolean()).isTrue();
    assertThat(items.at("/0/last4").asString()).isEqualTo("4242");
    assertThat(items.at("/0/brand").asString()).isEqualTo("visa");
  }

  @Test
  void userWithoutACustomerHasNoCards() {
    Person bob = Person.user();

    assertThat(api.get(bob, PATH).is(200).body().at("/items")).isEmpty();
    api.delete(bob, PATH + "/pm_1").is(404, "not_found");
    api.call(bob, put(PATH + "/pm_1/default")).is(404, "not_found");
    api.get(Api.NOBODY, PATH).is(401);
  }

  @Test
  void firstCardBecomesTheDefault() {
    stubCards(null);

    Answer added = api.post(ada.person(), PATH, Map.of("paymentMethodId", "pm_1")).is(201);

    assertThat(added.text("/paymentMethod/id")).isEqualTo("pm_1");
    assertThat(added.body().at("/paymentMethod/isDefault").asBoolean()).isTrue();
  }

  @Test
  void pageToAddACardOpens() {
    Purchase none = new Purchase("", "", null, "", null, null);
    stripe.stubFor(
        post("/v1/checkout/sessions")
            .willReturn(StripeServer.answer(StripeJson.checkout("cs_1", ada.customerId(), none))));

    Answer page = api.post(ada.person(), PATH, Map.of("successUrl", "/cards")).is(201);

    assertThat(page.text("/sessionId")).isEqualTo("cs_1");
    assertThat(page.text("/url")).isEqualTo("https://pay.example/cs_1");
    stripe.verify(
        postRequestedFor(urlEqualTo("/v1/checkout/sessions"))
            .withRequestBody(containing("mode=setup"))
            .withRequestBody(containing("localhost%3A8080%2Fcards"))
            .withRequestBody(containing("localhost%3A8080%2Fdashboard%2Fbilling")));
  }

  @Test
  void invalidFieldIsNamed() {
    assertThat(
            api.post(ada.person(), PATH, Map.of("paymentMethodId", "../customers"))
                .is(400, "invalid_request")
                .text("/errors/0/field"))
        .isEqualTo("paymentMethodId");
    api.post(ada.person(), PATH, Map.of("successUrl", "https://evil.example"))
        .is(400, "invalid_request");
  }

  @Test
  void unknownCardIsNotFound() {
    stubCards("pm_1", "pm_1");

    api.delete(ada.person(), PATH + "/pm_9").is(404, "not_found");
    api.call(ada.person(), put(PATH + "/pm_9/default")).is(404, "not_found");
    api.post(ada.person(), PATH, Map.of("paymentMethodId", "pm_9")).is(404, "not_found");
  }

  @Test
  void renewalsAreChargedToTheNewDefault() {
    stubCards("pm_1", "pm_1", "pm_2");
    String id = stubSubscription(true);

    Answer card = api.call(ada.person(), put(PATH + "/pm_2/default")).is(200);

    assertThat(card.body().at("/isDefault").asBoolean()).isTrue();
    verifyDefault(1, "pm_2");
    verifyCharged(1, id, "pm_2");
  }

  @Test
  void lastCardCannotBeRemovedDuringASubscription() {
    stubCards("pm_1", "pm_1");
    stubSubscription(true);

    api.delete(ada.person(), PATH + "/pm_1").is(409, "payment_method_in_use");

    verifyDetached(0, "pm_1");
  }

  @Test
  void lastCardCanBeRemovedIfNothingRenews() {
    stubCards("pm_1", "pm_1");
    stubSubscription(false);

    api.delete(ada.person(), PATH + "/pm_1").is(204);

    verifyDetached(1, "pm_1");
  }

  @Test
  void removedDefaultIsReplaced() {
    stubCards("pm_1", "pm_2", "pm_1");
    String id = stubSubscription(true);

    api.delete(ada.person(), PATH + "/pm_1").is(204);

    verifyDefault(1, "pm_2");
    verifyCharged(1, id, "pm_2");
    verifyDetached(1, "pm_1");
  }

  @Test
  void removalOfAnotherCardKeepsTheDefault() {
    stubCards("pm_1", "pm_2", "pm_1");
    stubSubscription(true);

    api.delete(ada.person(), PATH + "/pm_2").is(204);

    verifyDefault(0, "pm_1");
    verifyDetached(1, "pm_2");
  }

  private void stubCards(@Nullable String defaultId, String... ids) {
    ObjectNode customer = StripeJson.customer(ada.customerId());
    ((ObjectNode) customer.path("invoice_settings")).put("default_payment_method", defaultId);
    stripe.stubFor(
        get(urlPathEqualTo("/v1/customers/" + ada.customerId()))
            .willReturn(StripeServer.answer(customer)));
    JsonNode[] cards =
        Stream.of(ids).map(id -> StripeJson.card(id, ada.customerId())).toArray(JsonNode[]::new);
    stripe.stubFor(
        get(urlPathEqualTo("/v1/payment_methods"))
            .willReturn(StripeServer.answer(StripeJson.list(cards))));
  }

  private String stubSubscription(boolean autoRenew) {
    String id = "sub_of_" + ada.customerId();
    ObjectNode subscription =
        with(
            ada.subscription(id, "agent", "einstein", "monthly"),
            s -> s.put("cancel_at_period_end", !autoRenew));
    market.has(subscription);
    stripe.stubFor(post("/v1/subscriptions/" + id).willReturn(StripeServer.answer(subscription)));
    return id;
  }

  private void verifyDefault(int times, String cardId) {
    stripe.verify(
        times,
        postRequestedFor(urlEqualTo("/v1/customers/" + ada.customerId()))
            .withRequestBody(containing("invoice_settings[default_payment_method]=" + cardId)));
  }

  private void verifyCharged(int times, String subscriptionId, String cardId) {
    stripe.verify(
        times,
        postRequestedFor(urlEqualTo("/v1/subscriptions/" + subscriptionId))
            .withRequestBody(containing("default_payment_method=" + cardId)));
  }

  private void verifyDetached(int times, String cardId) {
    stripe.verify(times, postRequestedFor(urlEqualTo("/v1/payment_methods/" + cardId + "/detach")));
  }
}
