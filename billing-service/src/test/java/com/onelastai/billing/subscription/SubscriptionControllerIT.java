package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingServiceIT
class SubscriptionControllerIT extends WholeServiceTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Autowired Subscriptions subscriptions;
  @Autowired Buyer.Market market;

  private final String agent = "agent-" + UUID.randomUUID();
  private final TestSubscription sold = ownSince(Instant.now().minus(DAY));

  @BeforeEach
  void publishAgent() {
    market.agent(agent, true);
  }

  @Test
  void subscribersHaveAccessUntilItEnds() {
    assertAccess(false, "not_subscribed");
    sold.autoRenew(false);
    apply(sold.created());

    assertHas(
        assertAccess(true, "subscribed"),
        "{until: '%s', subscriptionId: '%s', plan: 'agent'}".formatted(sold.periodEnd, sold.id));

    clock.setOffset(MONTH);
    assertAccess(false, "expired");
  }

  @Test
  void reasonMatchesTheStatus() {
    sold.trial(Duration.ofDays(7));
    apply(sold.created());
    assertAccess(true, "trial");

    clock.setOffset(Duration.ofDays(7));
    assertAccess(true, "grace");

    apply(sold.nextPeriod().status("past_due").updated(sold.periodStart));
    assertAccess(true, "grace");

    clock.setOffset(Duration.ofDays(14));
    assertAccess(false, "expired");

    apply(sold.end(sold.periodStart.plus(DAY)).deleted(sold.periodEnd));
    assertAccess(false, "canceled");
  }

  @Test
  void planIncludesItsAgentsAndTheLatestAccessCounts() {
    apply(sold.created());
    TestSubscription pro = ownSince(Instant.now().minus(DAY)).plan("pro", 29_000);
    pro.periodEnd = pro.periodStart.plus(Duration.ofDays(365));
    apply(pro.created());

    assertHas(assertAccess(true, "subscribed"), "{plan: 'pro', subscriptionId: '" + pro.id + "'}");
  }

  @Test
  void freeAgentsAndAdminsNeedNoSubscription() {
    String free = "free-" + agent;
    market.agent(free, false);

    assertHas(check(person, free).is(200), "{allowed: true, reason: 'free'}");
    assertHas(check(Person.admin(), agent).is(200), "{allowed: true, reason: 'free'}");
    check(person, "nobody").is(404, "not_found");
    check(NOBODY, agent).is(401);
  }

  @Test
  void planIsFreeWithoutALiveSubscription() {
    apply(sold.created());
    assertHas(plan(), "{plan: {id: 'free'}, subscription: null}");

    TestSubscription pro = ownSince(Instant.now().minus(DAY)).plan("pro", 2_900);
    apply(pro.created());
    assertHas(
        plan(), "{plan: {id: 'pro'}, subscription: {id: '" + pro.id + "', status: 'active'}}");

    apply(pro.end(Instant.now()).deleted(Instant.now()));
    assertHas(plan(), "{plan: {id: 'free'}}");
    api.get(NOBODY, "/api/billing/plan").is(401);
  }

  @Test
  void ownSubscriptionsAreListedNewestFirst() {
    TestSubscription older = ownSince(Instant.now().minus(MONTH));
    apply(sold.created());
    apply(older.created());

    String path = "/api/agent-subscriptions/user/" + userId;
    Answer page = api.get(person, path + "?size=1").is(200);
    assertHas(page, "{items: [{id: '" + sold.id + "', history: [{to: 'active'}]}]}");
    assertThat(page.body().at("/items/0").has("stripe")).isFalse();
    Answer next = api.get(person, page.text("/next")).is(200);
    assertHas(next, "{items: [{id: '" + older.id + "'}], next: null}");

    assertThat(api.get(Person.admin(), path).is(200).body().at("/items")).hasSize(2);
    api.get(Person.user(), path).is(404, "not_found");
    api.get(NOBODY, path).is(401);
    api.get(person, path + "?size=0").is(400, "invalid_request");
  }

  private TestSubscription ownSince(Instant start) {
    TestSubscription one = new TestSubscription(userId, start);
    one.agentId = agent;
    return one;
  }

  private Answer assertAccess(boolean allowed, String reason) {
    Answer access = check(person, agent).is(200);
    assertHas(
        access, "{reason: '%s', allowed: %s, agentId: '%s'}".formatted(reason, allowed, agent));
    return access;
  }

  private Answer check(Person person, String agentId) {
    return api.get(person, "/api/agent-subscriptions/check/" + agentId);
  }

  private Answer plan() {
    return api.get(person, "/api/billing/plan").is(200);
  }

  private void apply(StripeEvent event) {
    subscriptions.handle(event);
  }
}
