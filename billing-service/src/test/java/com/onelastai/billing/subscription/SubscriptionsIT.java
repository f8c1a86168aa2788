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
import com.onelastai.billing.test.StripeServer;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class SubscriptionsIT {

  @Autowired Subscriptions subscriptions;
  @Autowired SubscriptionDocuments documents;
  @Autowired MongoOperations mongo;
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
    assertThat(publishedCauses()).containsExactly("ACTIVATED", "RENEWED", "CHANGED", "EXPIRED");
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
