package com.onelastai.billing.paymentmethod;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.billing.test.Buyer.with;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
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

  private Buyer ada;
  private String customer;
  private String subscription;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    customer = "/v1/customers/" + ada.customerId();
    subscription = "sub_of_" + ada.customerId();
    for (String id : List.of("pm_1", "pm_2")) {
      ObjectNode card = StripeJson.card(id, ada.customerId());
      onPost(detach(id), card);
      onPost("/v1/payment_methods/" + id + "/attach", card);
    }
    onPost(customer, StripeJson.customer(ada.customerId()));
  }

  @Test
  void cardsAreListed() {
    stubCards("pm_2", "pm_1", "pm_2");

    assertHas(
        api.get(ada.person(), PATH).is(200),
        """
        {items: [
          {id: 'pm_1', isDefault: false, last4: '4242', brand: 'visa'},
          {id: 'pm_2', isDefault: true}]}
        """);
  }

  @Test
  void userWithoutACustomerHasNoCards() {
    Person bob = Person.user();

    assertHas(api.get(bob, PATH).is(200), "{items: []}");
    api.delete(bob, PATH + "/pm_1").is(404, "not_found");
    api.call(bob, put(PATH + "/pm_1/default")).is(404, "not_found");
    api.get(Api.NOBODY, PATH).is(401);
  }

  @Test
  void customerThatWasDeletedAtStripeHasNoCards() {
    onGet(customer, StripeJson.customer(ada.customerId()).put("deleted", true));

    assertHas(api.get(ada.person(), PATH).is(200), "{items: []}");
    api.delete(ada.person(), PATH + "/pm_1").is(404, "not_found");
  }

  @Test
  void firstCardBecomesTheDefault() {
    stubCards(null);

    assertHas(
        add(Map.of("paymentMethodId", "pm_1")).is(201),
        "{paymentMethod: {id: 'pm_1', isDefault: true}}");
  }

  @Test
  void pageToAddACardOpens() {
    Purchase none = new Purchase("", "", null, "", null, null);
    onPost("/v1/checkout/sessions", StripeJson.checkout("cs_1", ada.customerId(), none));

    assertHas(
        add(Map.of("successUrl", "/cards")).is(201),
        "{sessionId: 'cs_1', url: 'https://pay.example/cs_1'}");
    assertThat(posted("/v1/checkout/sessions"))
        .singleElement()
        .asString()
        .contains("mode=setup", "localhost:8080/cards", "localhost:8080/dashboard/billing");
  }

  @Test
  void invalidFieldIsNamed() {
    assertInvalid(add(Map.of("paymentMethodId", "../customers")), "paymentMethodId");
    assertInvalid(add(Map.of("successUrl", "https://evil.example")), "successUrl");
  }

  @Test
  void unknownCardIsNotFound() {
    stubCards("pm_1", "pm_1");

    remove("pm_9").is(404, "not_found");
    api.call(ada.person(), put(PATH + "/pm_9/default")).is(404, "not_found");
    add(Map.of("paymentMethodId", "pm_9")).is(404, "not_found");
  }

  @Test
  void renewalsAreChargedToTheNewDefault() {
    stubCards("pm_1", "pm_1", "pm_2");
    stubSubscription(true);

    assertHas(api.call(ada.person(), put(PATH + "/pm_2/default")).is(200), "{isDefault: true}");
    assertChargedTo("pm_2");
  }

  @Test
  void lastCardCannotBeRemovedDuringASubscription() {
    stubCards("pm_1", "pm_1");
    stubSubscription(true);

    remove("pm_1").is(409, "payment_method_in_use");

    assertThat(posted(detach("pm_1"))).isEmpty();
  }

  @Test
  void lastCardCanBeRemovedIfNothingRenews() {
    stubCards("pm_1", "pm_1");
    stubSubscription(false);

    remove("pm_1").is(204);

    assertThat(posted(detach("pm_1"))).hasSize(1);
  }

  @Test
  void removedDefaultIsReplaced() {
    stubCards("pm_1", "pm_2", "pm_1");
    stubSubscription(true);

    remove("pm_1").is(204);

    assertChargedTo("pm_2");
    assertThat(posted(detach("pm_1"))).hasSize(1);
  }

  @Test
  void removalOfAnotherCardKeepsTheDefault() {
    stubCards("pm_1", "pm_2", "pm_1");
    stubSubscription(true);

    remove("pm_2").is(204);

    assertThat(posted(customer)).isEmpty();
    assertThat(posted(detach("pm_2"))).hasSize(1);
  }

  private Answer add(Map<String, ?> method) {
    return api.post(ada.person(), PATH, method);
  }

  private Answer remove(String cardId) {
    return api.delete(ada.person(), PATH + "/" + cardId);
  }

  private static String detach(String cardId) {
    return "/v1/payment_methods/" + cardId + "/detach";
  }

  private void stubCards(@Nullable String defaultId, String... ids) {
    onGet(customer, StripeJson.customer(ada.customerId(), defaultId));
    JsonNode[] cards =
        Stream.of(ids).map(id -> StripeJson.card(id, ada.customerId())).toArray(JsonNode[]::new);
    onGet("/v1/payment_methods", StripeJson.list(cards));
  }

  private void stubSubscription(boolean autoRenew) {
    ObjectNode bought = ada.subscription(subscription, "agent", "einstein", "monthly");
    ObjectNode state = with(bought, s -> s.put("cancel_at_period_end", !autoRenew));
    market.has(state);
    onPost("/v1/subscriptions/" + subscription, state);
  }

  /** The customer's default card and the card of the subscription were changed to this one. */
  private void assertChargedTo(String cardId) {
    assertThat(posted(customer))
        .containsExactly("invoice_settings[default_payment_method]=" + cardId);
    assertThat(posted("/v1/subscriptions/" + subscription))
        .singleElement()
        .asString()
        .contains("default_payment_method=" + cardId);
  }
}
