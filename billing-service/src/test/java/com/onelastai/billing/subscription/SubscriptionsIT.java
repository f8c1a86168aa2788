package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.stripe.Parsed;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.subscription.Subscription.Change;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.ErasedUsers;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class SubscriptionsIT {

  @Autowired Subscriptions subscriptions;
  @Autowired SubscriptionDocuments documents;
  @Autowired MongoOperations mongo;

  @Autowired
  @Qualifier("payments")
  StripeEventHandler payments;

  @Autowired ErasedUsers erased;

  private final TestSubscription sold = new TestSubscription();

  @AfterEach
  void forget() {
    StripeServer.reset();
  }

  @Test
  void subscriptionIsStoredWithItsHistoryAndPublished() {
    apply(sold.created());
    apply(sold.nextPeriod().updated(START.plus(TestSubscription.MONTH)));
    apply(sold.autoRenew(false).updated(START.plus(Duration.ofDays(40))));
    Instant end = sold.periodEnd;
    apply(sold.end(end).deleted(end));

    assertThat(stored())
        .extracting("status", "userId", "agents", "startDate", "accessUntil", "endedAt")
        .containsExactly(
            SubscriptionStatus.EXPIRED, sold.userId, List.of("einstein"), START, end, end);
    String updated = "customer.subscription.updated";
    assertThat(stored().history())
        .containsExactly(
            new Change(START, null, "active", "customer.subscription.created"),
            new Change(START.plus(TestSubscription.MONTH), "active", "active", updated),
            new Change(START.plus(Duration.ofDays(40)), "active", "active", updated),
            new Change(end, "active", "expired", "customer.subscription.deleted"));
    assertThat(publishedCauses()).containsExactly("ACTIVATED", "CHANGED", "CHANGED", "EXPIRED");
  }

  @Test
  void renewalIsPublishedWhenItIsPaid() {
    apply(sold.created());
    apply(sold.nextPeriod().updated(START.plus(TestSubscription.MONTH)));
    assertThat(publishedCauses()).containsExactly("ACTIVATED", "CHANGED");

    pay("in_1", "open");
    assertThat(publishedCauses()).hasSize(2);
    pay("in_1", "paid");
    pay("in_1", "paid");

    assertThat(publishedCauses()).containsExactly("ACTIVATED", "CHANGED", "RENEWED");
  }

  @Test
  void firstPaymentIsNoRenewal() {
    apply(sold.created());

    payFor("subscription_create");
    payFor("subscription_update");

    assertThat(publishedCauses()).containsExactly("ACTIVATED");
  }

  private void payFor(String reason) {
    payments.handle(invoice("in_" + reason, "paid", reason));
  }

  private void pay(String id, String status) {
    payments.handle(invoice(id, status, "subscription_cycle"));
  }

  private StripeEvent invoice(String id, String status, String reason) {
    ObjectNode json =
        StripeJson.invoice(id + sold.id, "cus_1", sold.id, sold.purchase(), START)
            .put("status", status)
            .put("billing_reason", reason);
    return new StripeEvent("evt_" + id + status, "invoice.finalized", START, Parsed.invoice(json));
  }

  @Test
  void responseIsAppliedAtOnce() {
    Subscription active = subscriptions.apply(sold.answer(START.plusSeconds(1)), "subscribed");
    assertThat(active.status().value()).isEqualTo("active");
    assertThat(active.history())
        .containsExactly(new Change(START.plusSeconds(1), null, "active", "subscribed"));

    apply(sold.created());

    assertThat(stored().revision()).isEqualTo(1);
    assertThat(stored()).isEqualTo(active);
  }

  @Test
  void liveSubscriptionIsFoundByPlanOrAgent() {
    apply(sold.created());
    TestSubscription plan = new TestSubscription(sold.userId).plan("starter", 900);
    // Of no plan, so that it does not matter which there are.
    TestSubscription gone = new TestSubscription(sold.userId);
    gone.agentId = "chef-biew";
    apply(gone.created(START));
    apply(gone.end(START.plusSeconds(60)).deleted(START.plusSeconds(60)));

    assertThat(subscriptions.live(sold.userId, "einstein"))
        .get()
        .extracting(Subscription::id)
        .isEqualTo(sold.id);
    assertThat(subscriptions.live(sold.userId, "chef-biew")).isEmpty();
    assertThat(subscriptions.live(sold.userId, null)).isEmpty();
    assertThat(subscriptions.ofUser(sold.userId))
        .extracting(Subscription::id)
        .containsExactlyInAnyOrder(sold.id, gone.id);
    assertThat(subscriptions.find(plan.id)).isEmpty();
  }

  @Test
  void concurrentDuplicatesArePublishedOnce() {
    List<StripeEvent> events = new ArrayList<>();
    events.add(sold.created());
    for (int day = 1; day <= 5; day++) {
      events.add(sold.price(1900 + day).updated(START.plus(Duration.ofDays(day))));
    }
    Concurrently.run(24, n -> apply(events.get(n % 6)));

    assertThat(stored().price()).isEqualTo(1905);
    assertThat(stored().stripe().seen().eventId()).isEqualTo(events.getLast().id());
    assertThat(publishedCauses()).startsWith("ACTIVATED").hasSameSizeAs(stored().history());
    assertThat(publishedCauses()).filteredOn("ACTIVATED"::equals).hasSize(1);
  }

  @Test
  void ambiguousOrderIsResolvedAtStripe() {
    StripeEvent one = sold.price(1).updated(START);
    StripeEvent other = sold.price(2).updated(START);
    StripeServer.onGet(
        "/v1/subscriptions/" + sold.id, StripeServer.answer(sold.price(3).json(), START));

    apply(other);
    apply(one);
    assertThat(stored().price()).isEqualTo(3);
    apply(other);
    apply(one);
    assertThat(stored().price()).as("delivered again").isEqualTo(3);

    apply(sold.price(4).updated(START.plusSeconds(1)));
    assertThat(stored().price()).isEqualTo(4);
  }

  @Test
  void greaterEventIdWinsIfUnknownAtStripe() {
    StripeEvent one = sold.price(1).updated(START);
    StripeEvent other = sold.price(2).updated(START);

    apply(other);
    apply(one);

    assertThat(other.id()).isGreaterThan(one.id());
    assertThat(stored().price()).isEqualTo(2);
  }

  @Test
  void subscriptionKeepsTheAgentsOfItsPurchase() {
    String id = "plan-" + sold.id;
    List<String> agents = List.of("einstein");
    Map<String, Long> prices = Map.of("monthly", 900L);
    Plan plan = new Plan(id, "Some", "Some agents", "usd", prices, agents, 0, List.of(), 9, false);
    mongo.insert(plan);
    apply(sold.plan(plan.id(), 900).created(START));
    mongo.remove(plan);

    apply(sold.nextPeriod().updated(START.plus(TestSubscription.MONTH)));

    assertThat(stored().agents()).containsExactly("einstein");
    assertThat(stored().opens("einstein")).isTrue();
    assertThat(stored().opens("chef-biew")).isFalse();
  }

  /** What metadata is left after somebody edited it at Stripe. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'userId': ''}",
        "{'userId': 'u', 'planId': 'agent', 'period': 'monthly'}",
        "{'userId': 'u', 'planId': 'unheard-of', 'period': 'monthly'}",
        "{'userId': 'u', 'planId': 'agent', 'agentId': 'einstein', 'period': 'monthly'}"
      })
  void storedSubscriptionKeepsItsOwner(String metadata) {
    apply(sold.created());
    Instant end = START.plusSeconds(60);

    apply(edited(sold.end(end).deleted(end), metadata));

    assertThat(stored())
        .extracting("status", "userId", "plan", "agentId")
        .containsExactly(SubscriptionStatus.CANCELED, sold.userId, "agent", "einstein");
    assertThat(subscriptions.live(sold.userId, "einstein")).isEmpty();
  }

  @Test
  void planIsThatOfTheProduct() {
    apply(sold.plan("starter", 900).created());
    ObjectNode switched = sold.price(29_000).json();
    ((ObjectNode) switched.at("/items/data/0/price"))
        .put("product", "plan-pro")
        .putObject("recurring")
        .put("interval", "year")
        .put("interval_count", 1);

    apply(updated(switched));

    assertThat(stored())
        .extracting("plan", "period", "price", "agents")
        .containsExactly("pro", "yearly", 29_000L, null);
  }

  @Test
  void unknownProductChangesNothing() {
    apply(sold.created());
    ObjectNode switched = sold.json();
    ((ObjectNode) switched.at("/items/data/0/price")).put("product", "plan-unheard-of");

    apply(updated(switched));

    assertThat(stored()).extracting("plan", "agentId").containsExactly("agent", "einstein");
  }

  @Test
  void debtIsReadFromTheInvoices() {
    apply(sold.created());
    ObjectNode additional =
        StripeJson.invoice("in_1", "cus_1", sold.id, sold.purchase(), START).put("status", "open");
    StripeServer.onGet("/v1/invoices", "subscription", sold.id, StripeJson.list(additional));

    apply(sold.status("past_due").updated(START.plus(Duration.ofDays(20))));

    assertThat(stored().accessUntil())
        .isEqualTo(START.plus(TestSubscription.MONTH).plus(SubscriptionReplay.GRACE));

    ObjectNode ofThePeriod = additional.deepCopy();
    ((ObjectNode) ofThePeriod.at("/lines/data/0"))
        .putObject("parent")
        .putObject("subscription_item_details");
    StripeServer.onGet(
        "/v1/invoices", "subscription", sold.id, StripeJson.list(additional, ofThePeriod));
    apply(sold.price(1).updated(START.plus(Duration.ofDays(21))));

    assertThat(stored().accessUntil()).isEqualTo(START.plus(SubscriptionReplay.GRACE));
  }

  private StripeEvent edited(StripeEvent event, String metadata) {
    ObjectNode json = sold.json();
    json.set("metadata", new JsonMapper().readTree(metadata.replace('\'', '"')));
    return new StripeEvent(event.id(), event.type(), event.createdAt(), Parsed.subscription(json));
  }

  private static StripeEvent updated(ObjectNode json) {
    return new StripeEvent(
        "evt_" + json.path("id").asString(),
        "customer.subscription.updated",
        START.plusSeconds(60),
        Parsed.subscription(json));
  }

  @Test
  void oldestChangesAreDropped() {
    apply(sold.created());
    for (int n = 1; n <= 205; n++) {
      apply(sold.price(n).updated(START.plusSeconds(n)));
    }

    assertThat(stored().history()).hasSize(200);
    assertThat(stored().history().getLast().at()).isEqualTo(START.plusSeconds(205));
    assertThat(stored().revision()).isEqualTo(206);
  }

  @Test
  void foreignAndUnpaidSubscriptionsAreDropped() {
    apply(sold.status("incomplete").created(START));
    apply(sold.status("incomplete_expired").updated(START.plusSeconds(60)));
    StripeSubscription foreign =
        Parsed.subscription(sold.status("active").json().putNull("metadata"));
    apply(new StripeEvent("evt_foreign", "customer.subscription.updated", START, foreign));

    assertThat(subscriptions.find(sold.id)).isEmpty();
  }

  @Test
  void fieldThatBecomesNullIsRemoved() throws ReflectiveOperationException {
    apply(sold.created());
    Subscription original = stored();
    long revision = original.revision();
    for (RecordComponent gone : Subscription.class.getRecordComponents()) {
      if (!gone.getType().isPrimitive() && !Set.of("id", "history").contains(gone.getName())) {
        assertThat(documents.write(without(gone, original, ++revision), null, List.of())).isTrue();
        assertThat(mongo.findById(sold.id, Document.class, Subscription.COLLECTION))
            .doesNotContainKey(gone.getName());
      }
    }
  }

  private static Subscription without(RecordComponent gone, Subscription one, long revision)
      throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : Subscription.class.getRecordComponents()) {
      if (component.getName().equals(gone.getName())) {
        values.add(null);
      } else if (component.getName().equals("revision")) {
        values.add(revision);
      } else {
        values.add(component.getAccessor().invoke(one));
      }
    }
    return (Subscription)
        Subscription.class.getDeclaredConstructors()[0].newInstance(values.toArray());
  }

  @Test
  void nothingIsStoredOfAnErasedUser() {
    erased.add(sold.userId);

    apply(sold.created());

    assertThat(subscriptions.ofUser(sold.userId)).isEmpty();
    assertThatThrownBy(() -> subscriptions.apply(sold.answer(START), "subscribed"))
        .extracting("code")
        .isEqualTo("not_found");
  }

  private void apply(StripeEvent event) {
    subscriptions.handle(event);
  }

  private Subscription stored() {
    return subscriptions.find(sold.id).orElseThrow();
  }

  /** The causes of its events in the topic. */
  private List<String> publishedCauses() {
    return sold.published(mongo).stream()
        .map(record -> record.replaceAll(".*\"cause\":\"(\\w+)\".*", "$1"))
        .toList();
  }
}
