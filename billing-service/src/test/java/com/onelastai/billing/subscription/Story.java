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
final class Story {

  static final Duration GRACE = Duration.ofDays(7);

  private final List<SubscriptionUpdated> told = new ArrayList<>();
  private @Nullable Subscription now;

  static Story of(StripeEvent... events) {
    Story story = new Story();
    for (StripeEvent event : events) {
      story.add(fact(event));
    }
    return story;
  }

  static Story of(List<Fact> facts) {
    Story story = new Story();
    facts.forEach(story::add);
    return story;
  }

  static Fact fact(StripeEvent event) {
    return Fact.of(event, (StripeSubscription) Objects.requireNonNull(event.object()));
  }

  Story add(Fact fact) {
    Subscription before = now;
    Known known = before == null ? Known.of(fact) : before.stripe().with(fact);
    if (before == null || !known.equals(before.stripe())) {
      Subscription after = new Terms(known, GRACE).subscription(List.of("einstein"), before);
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
