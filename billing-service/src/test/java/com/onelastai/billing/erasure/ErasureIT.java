package com.onelastai.billing.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.billing.stripe.Parsed;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class ErasureIT {

  private static final Instant BOUGHT = Instant.parse("2026-03-01T10:00:00Z");

  @Autowired Subscriptions subscriptions;
  @Autowired EventPublisher publisher;
  @Autowired MongoOperations mongo;
  @Autowired Clock clock;

  private final String user = UUID.randomUUID().toString();
  private final String other = UUID.randomUUID().toString();

  @Test
  void erasureRemovesEverythingButTheIdAndConfirms() {
    subscriptions.apply(new StripeResponse<>(bought(user), BOUGHT), "subscribed");
    subscriptions.apply(new StripeResponse<>(bought(other), BOUGHT), "subscribed");

    erase();

    assertThat(collectionsContaining(user)).containsExactly("billingerasedusers");
    assertThat(mongo.getCollection("billingerasedusers").find(new Document("_id", user)))
        .allSatisfy(entry -> assertThat(entry).containsOnlyKeys("_id", "expiresAt"));
    assertThat(subscriptions.ofUser(other)).hasSize(1);
  }

  @Test
  void lateWebhookOfAnErasedUserIsDropped() {
    erase();

    StripeSubscription late = bought(user);
    subscriptions.handle(
        new StripeEvent("evt_late", "customer.subscription.updated", BOUGHT, late));

    assertThat(subscriptions.find(late.id())).isEmpty();
    assertThat(collectionsContaining(user)).containsExactly("billingerasedusers");
  }

  private void erase() {
    String id = UUID.randomUUID().toString();
    publisher.publish(List.of(new EventEnvelope<>(id, clock.instant(), new UserErased(user))));
    await()
        .untilAsserted(() ->
            assertThat(Topic.read(ErasureEvent.TOPIC, user))
                .anyMatch(answer -> answer.contains("billing-service")));
  }

  private static StripeSubscription bought(String userId) {
    Purchase purchase = new Purchase(userId, "agent", "einstein", "monthly", null, null);
    return Parsed.subscription(
        StripeJson.subscription("sub_" + userId, "cus_" + userId, purchase, BOUGHT));
  }

  private Set<String> collectionsContaining(String text) {
    Set<String> names = new TreeSet<>();
    for (String name : mongo.getCollectionNames()) {
      for (Document document : mongo.getCollection(name).find()) {
        if (document.toJson().contains(text)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
