package com.onelastai.billing.test;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.node.ObjectNode;

/** A user who is a customer at Stripe. */
public record Buyer(Person person, String customerId) {

  private static final Instant YESTERDAY =
      Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

  public String userId() {
    return Objects.requireNonNull(person.userId());
  }

  /** An active subscription that started a day ago. */
  public ObjectNode subscription(
      String id, String planId, @Nullable String agentId, String period) {
    Purchase purchase = new Purchase(userId(), planId, agentId, period, null, null);
    return StripeJson.subscription(id, customerId, purchase, YESTERDAY);
  }

  /** Creates users, agents and subscriptions for tests. */
  @TestComponent
  public static class Market {

    private final MongoOperations mongo;
    private final StripeSubscriptions stripe;
    private final Subscriptions subscriptions;

    Market(MongoOperations mongo, StripeSubscriptions stripe, Subscriptions subscriptions) {
      this.mongo = mongo;
      this.stripe = stripe;
      this.subscriptions = subscriptions;
    }

    public Buyer buyer() {
      Person person = Person.user();
      String customerId = "cus_" + UUID.randomUUID().toString().replace("-", "");
      mongo.insert(
          new Document("_id", person.userId())
              .append("stripeCustomerId", customerId)
              .append("createdAt", new Date()),
          "billingcustomers");
      return new Buyer(person, customerId);
    }

    public void agent(String id, boolean subscription) {
      mongo.save(
          new Document("_id", id)
              .append("name", "The " + id)
              .append("subscription", subscription)
              .append("withdrawn", false)
              .append("time", new Date()),
          "billingagents");
    }

    /** Creates the subscription at Stripe and in the database. */
    public Subscription has(ObjectNode subscription) {
      String id = subscription.path("id").asString();
      stands(subscription, Instant.now().minus(Duration.ofHours(1)));
      return subscriptions.apply(stripe.find(id).orElseThrow(), "seen_at_stripe");
    }

    /** Creates the subscription at Stripe only. */
    public void stands(ObjectNode subscription, Instant asOf) {
      StripeServer.onGet(
          "/v1/subscriptions/" + subscription.path("id").asString(),
          StripeServer.answer(subscription, asOf));
    }
  }

  /** The changed object of Stripe. */
  public static ObjectNode with(ObjectNode object, Consumer<ObjectNode> change) {
    ObjectNode changed = object.deepCopy();
    change.accept(changed);
    return changed;
  }
}
