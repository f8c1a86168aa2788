package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a subscription, told fact by fact and without a store. */
final class SubscriptionReplay {

  static final Duration GRACE = Duration.ofDays(7);

  private final List<SubscriptionUpdated> told = new ArrayList<>();
  private @Nullable Subscription now;

  static SubscriptionReplay of(StripeEvent... events) {
    SubscriptionReplay story = new SubscriptionReplay();
    for (StripeEvent event : events) {
      story.add(fact(event));
    }
    return story;
  }

  static SubscriptionReplay of(List<StripeSnapshot> facts) {
    SubscriptionReplay story = new SubscriptionReplay();
    facts.forEach(story::add);
    return story;
  }

  static StripeSnapshot fact(StripeEvent event) {
    return StripeSnapshot.of(event, (StripeSubscription) Objects.requireNonNull(event.object()));
  }

  SubscriptionReplay add(StripeSnapshot fact) {
    Subscription before = now;
    SubscriptionProjection known =
        before == null ? SubscriptionProjection.of(fact) : before.stripe().with(fact);
    if (before == null || !known.equals(before.stripe())) {
      Subscription after =
          new SubscriptionTerms(known, GRACE).subscription(List.of("einstein"), before);
      told.addAll(new Transition(before, after).events());
      now = after;
    }
    return this;
  }

  Subscription now() {
    return Objects.requireNonNull(now);
  }

  List<Cause> told() {
    return told.stream().map(SubscriptionUpdated::cause).toList();
  }

  SubscriptionUpdated lastTold() {
    return told.getLast();
  }
}
