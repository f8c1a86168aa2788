package com.onelastai.billing.checkout;

import static com.onelastai.billing.test.StripeServer.deletions;
import static com.onelastai.billing.test.StripeServer.onDelete;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.posted;
import static com.onelastai.billing.test.StripeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Two pages are paid before a webhook tells of either: that of a plan, and of an agent in it. */
@BillingServiceIT
class IncludedAgentsIT {

  private static final String REFUNDS = "/v1/refunds";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Autowired CheckoutEventHandler handler;
  @Autowired StripeEvents events;
  @Autowired Subscriptions subscriptions;
  @Autowired Buyer.Market market;

  private final String id = UUID.randomUUID().toString();
  private final String agent = "sub_agent_" + id;
  private final String plan = "sub_plan_" + id;
  private Buyer ada;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    market.agent("einstein", true);
    onGet("/v1/customers/" + ada.customerId(), StripeJson.customer(ada.customerId(), "pm_1"));
    onGet("/v1/payment_methods", StripeJson.list(StripeJson.card("pm_1", ada.customerId())));
    onGet(REFUNDS, StripeJson.list());
    onPost(
        REFUNDS, StripeJson.refund("re_1", "pi_1", "in_of_" + agent, ada.userId(), "r", 2900, NOW));
    onGet(
        "/v1/invoice_payments",
        "invoice",
        "in_of_" + agent,
        StripeJson.list(StripeJson.payment("pi_1", "https://receipt.example/1")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void agentIsPaidBackWhicheverPageIsReportedFirst(boolean planFirst) {
    isPaid(agent, "einstein", NOW);
    isPaid(plan, null, NOW);

    List<String> order = planFirst ? List.of(plan, agent) : List.of(agent, plan);
    order.forEach(this::completed);
    order.forEach(this::completed);

    assertPaidBackOnce();
  }

  /** The agent's page may have been open for an hour when the plan was paid. */
  @ParameterizedTest
  @CsvSource({"PT59M, true", "PT61M, false", "P20D, false", "PT-10M, true"})
  void agentThatWasBoughtLongBeforeThePlanStays(Duration before, boolean paidBack) {
    isPaid(agent, "einstein", NOW.minus(before));
    isPaid(plan, null, NOW);

    completed(agent);
    completed(plan);

    assertThat(posted(REFUNDS)).hasSize(paidBack ? 1 : 0);
    assertThat(isLive(agent)).isNotEqualTo(paidBack);
  }

  @Test
  void bothAtTheSameTimeArePaidBackOnce() {
    isPaid(agent, "einstein", NOW);
    isPaid(plan, null, NOW);

    Concurrently.run(2, number -> completed(number == 0 ? plan : agent));

    assertThat(isLive(agent)).isFalse();
    assertThat(Set.copyOf(StripeServer.keys(REFUNDS))).hasSize(1);
  }

  @Test
  void agentThatThePlanDoesNotIncludeStays() {
    market.agent("voice", true);
    isPaid(agent, "voice", NOW);
    isPaid(plan, "starter", null, NOW);

    completed(agent);
    completed(plan);

    assertNothingGoesBack();
  }

  @Test
  void agentStaysBesideAPlanThatEnds() {
    isPaid(agent, "einstein", NOW);
    market.stands(subscription(plan, "pro", null, NOW).put("cancel_at_period_end", true), NOW);

    completed(agent);
    completed(plan);

    assertNothingGoesBack();
  }

  @Test
  void trialOfTheAgentEndsWithoutARefund() {
    isPaid(agent, "einstein", NOW);
    isPaid(plan, null, NOW);
    onGet("/v1/invoice_payments", "invoice", "in_of_" + agent, StripeJson.list());

    completed(plan);
    completed(agent);

    assertThat(posted(REFUNDS)).isEmpty();
    assertThat(isLive(agent)).isFalse();
  }

  /** The webhook is repeated, so the agent must not end before the money went back. */
  @Test
  void outageOfStripeIsMadeUpForByTheNextAttempt() {
    isPaid(agent, "einstein", NOW);
    isPaid(plan, null, NOW);
    completed(plan);
    onPost(REFUNDS, refusal(503, "api_error", "down"));
    assertThatThrownBy(() -> completed(agent)).isInstanceOf(RuntimeException.class);
    assertThat(isLive(agent)).isTrue();
    StripeServer.server().resetRequests();
    onPost(
        REFUNDS, StripeJson.refund("re_1", "pi_1", "in_of_" + agent, ada.userId(), "r", 2900, NOW));

    completed(agent);

    assertPaidBackOnce();
  }

  @Test
  void agentThatCannotBePaidBackEnds() {
    isPaid(agent, "einstein", NOW);
    isPaid(plan, null, NOW);
    onPost(REFUNDS, refusal(400, "invalid_request_error", "charge_already_refunded"));

    completed(plan);
    completed(agent);

    assertThat(isLive(agent)).isFalse();
  }

  private void assertPaidBackOnce() {
    assertThat(posted(REFUNDS))
        .singleElement()
        .asString()
        .contains("payment_intent=pi_1", "amount=2900");
    assertThat(deletions("/v1/subscriptions/" + agent)).isEqualTo(1);
    assertThat(isLive(agent)).isFalse();
    assertThat(isLive(plan)).isTrue();
  }

  private void assertNothingGoesBack() {
    assertThat(posted(REFUNDS)).isEmpty();
    assertThat(isLive(agent)).isTrue();
    assertThat(isLive(plan)).isTrue();
  }

  private boolean isLive(String subscriptionId) {
    return subscriptions.find(subscriptionId).filter(Subscription::isLive).isPresent();
  }

  private void isPaid(String subscriptionId, @Nullable String agentId, Instant start) {
    isPaid(subscriptionId, agentId == null ? "pro" : "agent", agentId, start);
  }

  private void isPaid(
      String subscriptionId, String planId, @Nullable String agentId, Instant start) {
    ObjectNode bought = subscription(subscriptionId, planId, agentId, start);
    market.stands(bought, NOW);
    ObjectNode ended = bought.deepCopy().put("status", "canceled");
    onDelete(
        "/v1/subscriptions/" + subscriptionId,
        ended.put("ended_at", NOW.plusSeconds(9).getEpochSecond()));
  }

  private ObjectNode subscription(
      String subscriptionId, String planId, @Nullable String agentId, Instant start) {
    return StripeJson.subscription(
        subscriptionId, ada.customerId(), purchase(planId, agentId), start);
  }

  private Purchase purchase(String planId, @Nullable String agentId) {
    return new Purchase(ada.userId(), planId, agentId, "monthly", null, null);
  }

  private void completed(String subscriptionId) {
    ObjectNode page =
        StripeJson.checkout("cs_" + subscriptionId, ada.customerId(), purchase("pro", null))
            .put("status", "complete")
            .put("subscription", subscriptionId);
    handler.handle(
        events.parse(
            StripeJson.event("evt_" + UUID.randomUUID(), "checkout.session.completed", NOW, page)));
  }
}
