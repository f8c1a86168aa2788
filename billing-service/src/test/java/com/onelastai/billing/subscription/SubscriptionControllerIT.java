package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class SubscriptionControllerIT {

  private static final Duration DAY = Duration.ofDays(1);

  @Autowired Api api;
  @Autowired Subscriptions subscriptions;
  @Autowired MongoOperations mongo;
  @Autowired SettableClock clock;

  private final Person ada = Person.user();
  private final String user = Objects.requireNonNull(ada.userId());
  private final String agent = "agent-" + UUID.randomUUID();
  private final TestSubscription sold = ofAda(Instant.now().minus(DAY));

  @BeforeEach
  void publishAgent() {
    publish(agent, true);
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void subscribersHaveAccessUntilItEnds() {
    assertAccess(false, "not_subscribed");
    sold.autoRenew(false);
    apply(sold.created(sold.startedAt));

    Answer open = assertAccess(true, "subscribed");
    assertThat(open.text("/until")).isEqualTo(sold.periodEnd.toString());
    assertThat(open.text("/subscriptionId")).isEqualTo(sold.id);
    assertThat(open.text("/plan")).isEqualTo("agent");

    clock.setOffset(MONTH);
    assertAccess(false, "expired");
  }

  @Test
  void reasonMatchesTheStatus() {
    sold.trial(Duration.ofDays(7));
    apply(sold.created(sold.startedAt));
    assertAccess(true, "trial");

    clock.setOffset(Duration.ofDays(7));
    assertAccess(true, "grace");

    apply(sold.nextPeriod().status("past_due").updated(sold.periodStart));
    assertAccess(true, "grace");

    clock.setOffset(Duration.ofDays(14));
    assertAccess(false, "expired");

    apply(sold.end(sold.periodStart.plus(DAY), "cancellation_requested").deleted(sold.periodEnd));
    assertAccess(false, "canceled");
  }

  @Test
  void planIncludesItsAgentsAndTheLatestAccessCounts() {
    apply(sold.created(sold.startedAt));
    TestSubscription pro = ofAda(Instant.now().minus(DAY)).plan("pro", 29_000);
    pro.periodEnd = pro.periodStart.plus(Duration.ofDays(365));
    apply(pro.created(pro.startedAt));

    Answer access = assertAccess(true, "subscribed");

    assertThat(access.text("/plan")).isEqualTo("pro");
    assertThat(access.text("/subscriptionId")).isEqualTo(pro.id);
  }

  @Test
  void freeAgentsAndAdminsNeedNoSubscription() {
    String free = "free-" + agent;
    publish(free, false);

    assertThat(check(ada, free).is(200).body().at("/allowed").asBoolean()).isTrue();
    assertThat(check(ada, free).text("/reason")).isEqualTo("free");
    assertThat(check(Person.admin(), agent).text("/reason")).isEqualTo("free");
    check(ada, "nobody").is(404, "not_found");
    check(NOBODY, agent).is(401);
  }

  @Test
  void planIsFreeWithoutALiveSubscription() {
    apply(sold.created(sold.startedAt));
    assertThat(plan().text("/plan/id")).isEqualTo("free");
    assertThat(plan().body().at("/subscription").isNull()).isTrue();

    TestSubscription pro = ofAda(Instant.now().minus(DAY)).plan("pro", 2_900);
    apply(pro.created(pro.startedAt));
    assertThat(plan().text("/plan/id")).isEqualTo("pro");
    assertThat(plan().text("/subscription/id")).isEqualTo(pro.id);
    assertThat(plan().text("/subscription/status")).isEqualTo("active");

    apply(pro.end(Instant.now(), "cancellation_requested").deleted(Instant.now()));
    assertThat(plan().text("/plan/id")).isEqualTo("free");
    api.get(NOBODY, "/api/billing/plan").is(401);
  }

  @Test
  void ownSubscriptionsAreListedNewestFirst() {
    TestSubscription older = ofAda(Instant.now().minus(MONTH));
    apply(sold.created(sold.startedAt));
    apply(older.created(older.startedAt));

    String path = "/api/agent-subscriptions/user/" + user;
    Answer page = api.get(ada, path + "?size=1").is(200);
    assertThat(page.text("/items/0/id")).isEqualTo(sold.id);
    assertThat(page.text("/items/0/history/0/to")).isEqualTo("active");
    assertThat(page.body().at("/items/0").has("stripe")).isFalse();
    Answer next = api.get(ada, page.text("/next")).is(200);
    assertThat(next.text("/items/0/id")).isEqualTo(older.id);
    assertThat(next.body().at("/next").isNull()).isTrue();

    assertThat(api.get(Person.admin(), path).is(200).body().at("/items")).hasSize(2);
    api.get(Person.user(), path).is(404, "not_found");
    api.get(NOBODY, path).is(401);
    api.get(ada, path + "?size=0").is(400, "invalid_request");
  }

  private TestSubscription ofAda(Instant start) {
    TestSubscription one = TestSubscription.of(user, start);
    one.agentId = agent;
    return one;
  }

  private Answer assertAccess(boolean allowed, String reason) {
    Answer access = check(ada, agent).is(200);
    assertThat(access.text("/reason")).isEqualTo(reason);
    assertThat(access.body().at("/allowed").asBoolean()).isEqualTo(allowed);
    assertThat(access.text("/agentId")).isEqualTo(agent);
    return access;
  }

  private Answer check(Person person, String agentId) {
    return api.get(person, "/api/agent-subscriptions/check/" + agentId);
  }

  private Answer plan() {
    return api.get(ada, "/api/billing/plan").is(200);
  }

  private void publish(String id, boolean subscription) {
    mongo.insert(
        new Document("_id", id)
            .append("name", "Somebody")
            .append("subscription", subscription)
            .append("withdrawn", false)
            .append("time", new Date()),
        "billingagents");
  }

  private void apply(StripeEvent event) {
    subscriptions.handle(event);
  }
}
