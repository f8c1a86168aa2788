package com.onelastai.billing.checkout;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.billing.test.Buyer.with;
import static com.onelastai.billing.test.StripeServer.onDelete;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.posted;
import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class CheckoutIT {

  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String EXPIRE = SESSIONS + "/cs_1/expire";
  private static final Map<String, String> PRO = Map.of("planId", "pro", "period", "monthly");
  private static final Map<String, String> PRO_YEARLY = Map.of("planId", "pro", "period", "yearly");

  @Autowired Api api;
  @Autowired Buyer.Market market;
  @Autowired CheckoutPages pages;
  @Autowired CheckoutEventHandler handler;
  @Autowired StripeEvents events;
  @Autowired UserEraser eraser;

  private Buyer ada;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    market.agent("einstein", true);
    market.agent("chef-biew", false);
    onPost("/v1/products", StripeJson.customer("prod"));
    onPost(SESSIONS, page("cs_1"));
    onPost(EXPIRE, page("cs_1").put("status", "expired"));
  }

  @Test
  void pageHasThePriceOfTheCatalogue() {
    Answer page =
        buy(Map.of("planId", "pro", "period", "monthly", "price", 1, "userId", "other")).is(201);

    assertHas(page, "{sessionId: 'cs_1', url: 'https://pay.example/cs_1'}");
    assertRequested()
        .contains("[price_data][unit_amount]=2900", "[price_data][recurring][interval]=month")
        .contains("[metadata][userId]=" + ada.userId(), "[metadata][planId]=pro")
        .contains("customer=" + ada.customerId())
        .contains("cancel_url=http://localhost:8080/payment/cancel")
        .contains(
            "success_url=http://localhost:8080/payment/success?session_id={CHECKOUT_SESSION_ID}");
  }

  @Test
  void customerThatWasDeletedAtStripeIsCreatedAnew() {
    onPost("/v1/customers", StripeJson.customer(ada.customerId() + "2"));
    StripeServer.server()
        .stubFor(
            WireMock.post(SESSIONS)
                .withRequestBody(WireMock.containing("customer=" + ada.customerId() + "&"))
                .willReturn(StripeServer.unknown("customer", ada.customerId())));

    buy(PRO).is(201);
    buy(PRO).is(201);

    assertThat(posted("/v1/customers")).hasSize(1);
    assertThat(posted(SESSIONS)).hasSize(3);
  }

  @Test
  void refusalOfStripeIsNamed() {
    onPost(SESSIONS, StripeServer.refusal(400, "invalid_request_error", "amount_too_small"));

    buy(PRO).is(409, "payment_refused");
  }

  @Test
  void secondCurrencyIsRefused() {
    ObjectNode euros = ada.subscription("sub_" + ada.customerId(), "agent", "voice", "daily");
    market.has(euros.put("currency", "eur"));

    buy(PRO).is(409, "other_currency");
  }

  @Test
  void singleAgentIsSold() {
    buy(Map.of("agentId", "einstein", "period", "daily", "successUrl", "/thanks")).is(201);

    assertRequested()
        .contains("[price_data][unit_amount]=100", "success_url=http://localhost:8080/thanks")
        .contains("[metadata][agentId]=einstein", "[metadata][planId]=agent");
  }

  @Test
  void newPageClosesTheOldOne() {
    buy(PRO).is(201);
    onPost(SESSIONS, page("cs_2"));

    buy(Map.of("planId", "starter", "period", "yearly")).is(201);

    assertThat(posted(EXPIRE)).hasSize(1);
    assertThat(pages.ofUser(ada.userId())).extracting(Checkout::sessionId).containsExactly("cs_2");
  }

  /** Otherwise both could be paid, though one is enough. */
  @ParameterizedTest
  @CsvSource({"einstein, pro", "ben-sega, starter"})
  void planAndAnAgentThatItOpensAreNotBothOnPages(String agentId, String planId) {
    market.agent(agentId, true);
    Map<String, String> agent = Map.of("agentId", agentId, "period", "daily");
    Map<String, String> plan = Map.of("planId", planId, "period", "monthly");
    buy(agent).is(201);
    onPost(SESSIONS, page("cs_2"));
    buy(plan).is(201);
    assertThat(posted(EXPIRE)).hasSize(1);

    onPost(SESSIONS + "/cs_2/expire", page("cs_2").put("status", "expired"));
    onPost(SESSIONS, page("cs_3"));
    buy(agent).is(201);

    assertThat(pages.ofUser(ada.userId())).extracting(Checkout::sessionId).containsExactly("cs_3");
  }

  @Test
  void agentIsNotSoldOnceThePlanThatOpensItIsPaid() {
    buy(PRO).is(201);
    onPost(EXPIRE, StripeServer.refusal(400, "invalid_request_error", ""));
    onGet(SESSIONS + "/cs_1", page("cs_1").put("status", "complete"));

    buy(Map.of("agentId", "einstein", "period", "daily")).is(409, "already_subscribed");
  }

  /** A moment later its subscription is stored, and the plan can be bought. */
  @Test
  void planIsNotSoldWhileTheAgentsPaymentIsUnderWay() {
    buy(Map.of("agentId", "einstein", "period", "daily")).is(201);
    onPost(EXPIRE, StripeServer.refusal(400, "invalid_request_error", ""));
    onGet(SESSIONS + "/cs_1", page("cs_1").put("status", "complete"));

    buy(PRO).is(409, "change_in_progress");
    buy(Map.of("planId", "starter", "period", "monthly")).is(201);
    assertThat(posted(SESSIONS)).hasSize(2);
  }

  /** The change would open the agent that the buyer pays for meanwhile. */
  @ParameterizedTest
  @CsvSource({"pro, 60, 409", "pro, -60, 201", "starter, 60, 201"})
  void agentOfAPlanThatWaitsForItsPaymentIsNotSold(String waiting, long seconds, int status) {
    Instant until = Instant.now().plusSeconds(seconds);
    has("starter", plan -> StripeJson.withPendingChange(plan, waiting, "month", until));

    assertThat(buy(Map.of("agentId", "einstein", "period", "daily")).status()).isEqualTo(status);
  }

  @Test
  void pageOfAnAgentThatThePlanDoesNotOpenStays() {
    buy(Map.of("agentId", "einstein", "period", "daily")).is(201);
    onPost(SESSIONS, page("cs_2"));

    buy(Map.of("planId", "starter", "period", "monthly")).is(201);

    assertThat(posted(EXPIRE)).isEmpty();
  }

  @Test
  void pagesOfDifferentAgentsStayOpen() {
    market.agent("voice", true);
    buy(Map.of("agentId", "einstein", "period", "daily")).is(201);
    onPost(SESSIONS, page("cs_2"));
    buy(Map.of("agentId", "voice", "period", "daily")).is(201);

    assertThat(posted(EXPIRE)).isEmpty();
    assertThat(pages.ofUser(ada.userId())).hasSize(2);
  }

  @Test
  void noNewPageOpensAfterAPayment() {
    buy(PRO).is(201);
    onPost(EXPIRE, StripeServer.refusal(400, "invalid_request_error", ""));
    onGet(SESSIONS + "/cs_1", page("cs_1").put("status", "complete"));

    buy(PRO).is(409, "already_subscribed");

    assertThat(posted(SESSIONS)).hasSize(1);
  }

  @Test
  void subscriberCannotBuyAgain() {
    has("pro", _ -> {});

    buy(Map.of("planId", "starter", "period", "monthly")).is(409, "already_subscribed");
    buy(Map.of("agentId", "einstein", "period", "monthly")).is(409, "already_subscribed");

    assertThat(posted(SESSIONS)).isEmpty();
  }

  @Test
  void agentIsSoldBesideAPlanThatEnds() {
    has("pro", ending -> ending.put("cancel_at_period_end", true));

    buy(Map.of("agentId", "einstein", "period", "monthly")).is(201);
  }

  @Test
  void trialIsGivenOnce() {
    buy(PRO).is(201);
    assertRequested().contains("subscription_data[trial_period_days]=7");
    StripeServer.server().resetRequests();
    has(
        "pro",
        ended -> ended.put("status", "canceled").put("ended_at", ended.path("created").asLong()));

    buy(PRO_YEARLY).is(201);

    assertRequested().doesNotContain("trial_period");
  }

  @Test
  void noTrialAfterATrialOfAnotherPlan() {
    has(
        "starter",
        changed -> {
          long created = changed.path("created").asLong();
          changed.put("trial_start", created).put("trial_end", created + 1);
          changed.put("status", "canceled").put("ended_at", created + 1);
        });

    buy(PRO).is(201);

    assertRequested().doesNotContain("trial_period");
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

    assertInvalid(buy(wanted), field, code);
  }

  @Test
  void foreignRedirectAddressIsRefused() {
    assertInvalid(buy(proWith("cancelUrl", "https://evil.example/")), "cancelUrl");

    assertThat(posted(SESSIONS)).isEmpty();
  }

  @Test
  void failedPageIsNotStored() {
    onPost(SESSIONS, StripeServer.refusal(401, "invalid_request_error", ""));

    buy(PRO).is(503, "payments_unavailable");

    assertThat(pages.ofUser(ada.userId())).isEmpty();
  }

  @Test
  void couponIsHeldWithThePageAndRedeemedWithThePayment() {
    String code = coupon();
    buy(proWith("couponCode", code.toLowerCase(Locale.ROOT))).is(201);
    assertRequested().contains("[metadata][couponCode]=" + code);
    assertUses(code, 1, 0);
    onPost(SESSIONS, page("cs_2"));

    buy(proWith("couponCode", code)).is(201);
    assertUses(code, 1, 0);

    onGet("/v1/customers/" + ada.customerId(), StripeJson.customer(ada.customerId()));
    onGet("/v1/payment_methods", StripeJson.list());
    String reservation = pages.ofUser(ada.userId()).getFirst().reservation();
    ObjectNode paid =
        StripeJson.checkout("cs_2", ada.customerId(), pro().with(code, reservation))
            .put("status", "complete");
    handler.handle(
        events.parse(StripeJson.event("evt_1", "checkout.session.completed", Instant.now(), paid)));
    assertUses(code, 0, 1);
    assertThat(pages.ofUser(ada.userId())).isEmpty();
  }

  @Test
  void couponIsReleasedIfThePageFails() {
    String code = coupon();
    onPost(SESSIONS, StripeServer.refusal(401, "invalid_request_error", ""));

    buy(proWith("couponCode", code)).is(503);
    assertUses(code, 0, 0);
    buy(proWith("couponCode", "NONE")).is(404, "coupon_unknown");
  }

  @Test
  void erasureClosesThePage() {
    buy(PRO).is(201);
    onDelete("/v1/customers/" + ada.customerId(), StripeJson.customer(ada.customerId()));

    eraser.erase(ada.userId());

    assertThat(posted(EXPIRE)).hasSize(1);
    assertThat(pages.ofUser(ada.userId())).isEmpty();
    buy(PRO).is(404, "not_found");
  }

  @Test
  void anonymousBuyersAreRejected() {
    api.post(NOBODY, "/api/stripe/checkout", PRO).is(401);
  }

  private Answer buy(Map<String, ?> wanted) {
    return api.post(ada.person(), "/api/stripe/checkout", wanted);
  }

  private static Map<String, String> proWith(String field, String value) {
    return Map.of("planId", "pro", "period", "monthly", field, value);
  }

  /** Ada has bought a monthly subscription. */
  private void has(String planId, Consumer<ObjectNode> change) {
    market.has(with(ada.subscription("sub_" + ada.customerId(), planId, null, "monthly"), change));
  }

  private String coupon() {
    onPost("/v1/coupons", StripeJson.customer("coupon"));
    String code = "C-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    api.post(Person.admin(), "/api/coupons", Map.of("code", code, "percentOff", 20)).is(201);
    return code;
  }

  private void assertUses(String code, int held, int redeemed) {
    assertHas(
        api.get(Person.admin(), "/api/coupons/" + code).is(200),
        "{held: %d, redeemed: %d}".formatted(held, redeemed));
  }

  private Purchase pro() {
    return new Purchase(ada.userId(), "pro", null, "monthly", null, null);
  }

  private ObjectNode page(String sessionId) {
    return StripeJson.checkout(sessionId, ada.customerId(), pro());
  }

  /** One page was requested, with this form. */
  private static AbstractStringAssert<?> assertRequested() {
    return assertThat(posted(SESSIONS)).singleElement().asString();
  }
}
