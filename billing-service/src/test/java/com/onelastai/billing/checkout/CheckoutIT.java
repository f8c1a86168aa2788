package com.onelastai.billing.checkout;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.onelastai.billing.test.Buyer.with;
import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.onelastai.billing.checkout.CheckoutPages.Checkout;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class CheckoutIT {

  private static final String SESSIONS = "/v1/checkout/sessions";

  @Autowired Api api;
  @Autowired Buyer.Market market;
  @Autowired CheckoutPages pages;
  @Autowired CheckoutEventHandler handler;
  @Autowired StripeEvents events;
  @Autowired UserEraser eraser;

  private final WireMockServer stripe = StripeServer.server();
  private Buyer ada;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    market.agent("einstein", true);
    market.agent("chef-biew", false);
    stripe.stubFor(
        post("/v1/products").willReturn(StripeServer.answer(StripeJson.customer("prod"))));
    stubPage("cs_1");
  }

  @Test
  void pageHasThePriceOfTheCatalogue() {
    Answer page =
        buy(Map.of("planId", "pro", "period", "monthly", "price", 1, "userId", "other")).is(201);

    assertThat(page.text("/sessionId")).isEqualTo("cs_1");
    assertThat(page.text("/url")).isEqualTo("https://pay.example/cs_1");
    requested("[price_data][unit_amount]", "2900");
    requested("[price_data][recurring][interval]", "month");
    requested("[metadata][userId]", ada.userId());
    requested("[metadata][planId]", "pro");
    requested(
        "success_url", "http://localhost:8080/payment/success?session_id={CHECKOUT_SESSION_ID}");
    requested("cancel_url", "http://localhost:8080/payment/cancel");
    requested("customer", ada.customerId());
  }

  @Test
  void singleAgentIsSold() {
    buy(Map.of("agentId", "einstein", "period", "daily", "successUrl", "/thanks")).is(201);

    requested("[price_data][unit_amount]", "100");
    requested("[metadata][agentId]", "einstein");
    requested("[metadata][planId]", "agent");
    requested("success_url", "http://localhost:8080/thanks");
  }

  @Test
  void newPageClosesTheOldOne() {
    buyPro().is(201);
    stubExpiry("cs_1", "expired");
    stubPage("cs_2");

    buy(Map.of("planId", "starter", "period", "yearly")).is(201);

    stripe.verify(1, postRequestedFor(urlEqualTo(SESSIONS + "/cs_1/expire")));
    assertThat(pages.ofUser(ada.userId())).extracting(Checkout::sessionId).containsExactly("cs_2");
  }

  @Test
  void pagesOfDifferentAgentsStayOpen() {
    market.agent("voice", true);
    buy(Map.of("agentId", "einstein", "period", "daily")).is(201);
    stubPage("cs_2");
    buy(Map.of("agentId", "voice", "period", "daily")).is(201);

    stripe.verify(0, postRequestedFor(urlEqualTo(SESSIONS + "/cs_1/expire")));
    assertThat(pages.ofUser(ada.userId())).hasSize(2);
  }

  @Test
  void noNewPageOpensAfterAPayment() {
    buyPro().is(201);
    stripe.stubFor(
        post(SESSIONS + "/cs_1/expire")
            .willReturn(StripeServer.refusal(400, "invalid_request_error", "")));
    stripe.stubFor(
        get(urlPathEqualTo(SESSIONS + "/cs_1"))
            .willReturn(StripeServer.answer(page("cs_1").put("status", "complete"))));

    buyPro().is(409, "already_subscribed");

    stripe.verify(1, postRequestedFor(urlEqualTo(SESSIONS)));
  }

  @Test
  void subscriberCannotBuyAgain() {
    market.has(ada.subscription("sub_" + ada.customerId(), "pro", null, "monthly"));

    buy(Map.of("planId", "starter", "period", "monthly")).is(409, "already_subscribed");
    buy(Map.of("agentId", "einstein", "period", "monthly")).is(409, "already_subscribed");

    stripe.verify(0, postRequestedFor(urlEqualTo(SESSIONS)));
  }

  @Test
  void agentIsSoldBesideAPlanThatEnds() {
    market.has(
        with(
            ada.subscription("sub_" + ada.customerId(), "pro", null, "monthly"),
            ending -> ending.put("cancel_at_period_end", true)));

    buy(Map.of("agentId", "einstein", "period", "monthly")).is(201);
  }

  @Test
  void trialIsGivenOnce() {
    buyPro().is(201);
    requested("subscription_data[trial_period_days]", "7");
    stubExpiry("cs_1", "expired");
    StripeServer.server().resetRequests();
    market.has(
        with(
            ada.subscription("sub_" + ada.customerId(), "pro", null, "monthly"),
            ended ->
                ended.put("status", "canceled").put("ended_at", ended.path("created").asLong())));

    buy(Map.of("planId", "pro", "period", "yearly")).is(201);

    requestedWithoutTrial();
  }

  @Test
  void noTrialAfterATrialOfAnotherPlan() {
    market.has(
        with(
            ada.subscription("sub_" + ada.customerId(), "starter", null, "monthly"),
            changed -> {
              long created = changed.path("created").asLong();
              changed.put("trial_start", created).put("trial_end", created + 1);
              changed.put("status", "canceled").put("ended_at", created + 1);
            }));

    buyPro().is(201);

    requestedWithoutTrial();
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, , monthly, planId, not_for_sale",
    "free, , monthly, planId, not_for_sale",
    "pro, , weekly, period, not_offered",
    "pro, , , period, not_blank",
    "agent, , monthly, agentId, missing",
    ", nobody, monthly, agentId, not_for_sale",
    ", chef-biew, monthly, agentId, not_for_sale",
    "pro, einstein, monthly, planId, one_of",
    ", , monthly, planId, one_of"
  })
  void offerThatIsNotOnSaleIsRefused(
      String planId, String agentId, String period, String field, String code) {
    Map<String, String> wanted = new HashMap<>();
    wanted.put("planId", planId);
    wanted.put("agentId", agentId);
    wanted.put("period", period);

    Answer refused = buy(wanted).is(400, "invalid_request");

    assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    assertThat(refused.text("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void foreignRedirectAddressIsRefused() {
    Answer refused =
        buy(Map.of("planId", "pro", "period", "monthly", "cancelUrl", "https://evil.example/"))
            .is(400, "invalid_request");

    assertThat(refused.text("/errors/0/field")).isEqualTo("cancelUrl");
    stripe.verify(0, postRequestedFor(urlEqualTo(SESSIONS)));
  }

  @Test
  void failedPageIsNotStored() {
    stubFailingPage();

    buyPro().is(503, "payments_unavailable");

    assertThat(pages.ofUser(ada.userId())).isEmpty();
  }

  @Test
  void couponIsHeldWithThePageAndRedeemedWithThePayment() {
    String code = coupon();
    buy(Map.of("planId", "pro", "period", "monthly", "couponCode", code.toLowerCase(Locale.ROOT)))
        .is(201);
    requested("[metadata][couponCode]", code);
    assertUses(code, 1, 0);
    stubExpiry("cs_1", "expired");
    stubPage("cs_2");

    buy(Map.of("planId", "pro", "period", "monthly", "couponCode", code)).is(201);
    assertUses(code, 1, 0);

    stripe.stubFor(
        get("/v1/customers/" + ada.customerId())
            .willReturn(StripeServer.answer(StripeJson.customer(ada.customerId()))));
    stripe.stubFor(
        get(urlPathEqualTo("/v1/payment_methods"))
            .willReturn(StripeServer.answer(StripeJson.list())));
    ObjectNode paid = page("cs_2").put("status", "complete");
    paid.set("metadata", metadataOfTheLastPage(code));
    handler.handle(
        events.parse(StripeJson.event("evt_1", "checkout.session.completed", Instant.now(), paid)));
    assertUses(code, 0, 1);
    assertThat(pages.ofUser(ada.userId())).isEmpty();
  }

  @Test
  void couponIsReleasedIfThePageFails() {
    String code = coupon();
    stubFailingPage();

    buy(Map.of("planId", "pro", "period", "monthly", "couponCode", code)).is(503);
    assertUses(code, 0, 0);
    buy(Map.of("planId", "pro", "period", "monthly", "couponCode", "NONE"))
        .is(404, "coupon_unknown");
  }

  @Test
  void erasureClosesThePage() {
    buyPro().is(201);
    stubExpiry("cs_1", "expired");
    stripe.stubFor(
        delete("/v1/customers/" + ada.customerId())
            .willReturn(StripeServer.answer(StripeJson.customer(ada.customerId()))));

    eraser.erase(ada.userId());

    stripe.verify(1, postRequestedFor(urlEqualTo(SESSIONS + "/cs_1/expire")));
    assertThat(pages.ofUser(ada.userId())).isEmpty();
    buyPro().is(404, "not_found");
  }

  @Test
  void anonymousBuyersAreRejected() {
    api.post(NOBODY, "/api/stripe/checkout", Map.of("planId", "pro", "period", "monthly")).is(401);
  }

  private Answer buyPro() {
    return buy(Map.of("planId", "pro", "period", "monthly"));
  }

  private Answer buy(Map<String, ?> wanted) {
    return api.post(ada.person(), "/api/stripe/checkout", wanted);
  }

  private String coupon() {
    stripe.stubFor(
        post("/v1/coupons").willReturn(StripeServer.answer(StripeJson.customer("coupon"))));
    String code = "C-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    api.post(Person.admin(), "/api/coupons", Map.of("code", code, "percentOff", 20)).is(201);
    return code;
  }

  private void assertUses(String code, int held, int redeemed) {
    JsonNode coupon = api.get(Person.admin(), "/api/coupons/" + code).is(200).body();
    assertThat(coupon.path("held").asInt()).isEqualTo(held);
    assertThat(coupon.path("redeemed").asInt()).isEqualTo(redeemed);
  }

  private ObjectNode metadataOfTheLastPage(String code) {
    Checkout last = pages.ofUser(ada.userId()).getFirst();
    Purchase purchase =
        new Purchase(ada.userId(), "pro", null, "monthly", code, last.reservation());
    return (ObjectNode) StripeJson.checkout("", "", purchase).path("metadata");
  }

  private void stubPage(String sessionId) {
    stripe.stubFor(post(SESSIONS).willReturn(StripeServer.answer(page(sessionId))));
  }

  private void stubFailingPage() {
    stripe.stubFor(
        post(SESSIONS).willReturn(StripeServer.refusal(401, "invalid_request_error", "")));
  }

  private void stubExpiry(String sessionId, String status) {
    stripe.stubFor(
        post(SESSIONS + "/" + sessionId + "/expire")
            .willReturn(StripeServer.answer(page(sessionId).put("status", status))));
  }

  private ObjectNode page(String sessionId) {
    Purchase purchase = new Purchase(ada.userId(), "pro", null, "monthly", null, null);
    return StripeJson.checkout(sessionId, ada.customerId(), purchase);
  }

  private void requestedWithoutTrial() {
    stripe.verify(
        1, postRequestedFor(urlEqualTo(SESSIONS)).withRequestBody(not(containing("trial_period"))));
  }

  private void requested(String name, String value) {
    String sent =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%5B", "[").replace("%5D", "]")
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    stripe.verify(1, postRequestedFor(urlEqualTo(SESSIONS)).withRequestBody(containing(sent)));
  }
}
