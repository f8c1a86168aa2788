package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applies snapshots to a subscription one by one, without a database. */
final class SubscriptionReplay {

  static final Duration GRACE = Duration.ofDays(7);

  private final List<SubscriptionUpdated> published = new ArrayList<>();
  private @Nullable Subscription now;

  static SubscriptionReplay replay(StripeEvent... events) {
    return replay(Stream.of(events).map(SubscriptionReplay::snapshot).toList());
  }

  static SubscriptionReplay replay(List<StripeSnapshot> snapshots) {
    SubscriptionReplay replay = new SubscriptionReplay();
    snapshots.forEach(replay::add);
    return replay;
  }

  static StripeSnapshot snapshot(StripeEvent event) {
    return StripeSnapshot.of(event, (StripeSubscription) Objects.requireNonNull(event.object()));
  }

  SubscriptionReplay add(StripeEvent event) {
    return add(snapshot(event));
  }

  SubscriptionReplay add(StripeSnapshot snapshot) {
    Subscription before = now;
    SubscriptionProjection projection =
        before == null ? SubscriptionProjection.of(snapshot) : before.stripe().with(snapshot);
    if (before == null || !projection.equals(before.stripe())) {
      Subscription after =
          new SubscriptionTerms(projection, GRACE).subscription(List.of("einstein"), before);
      published.addAll(new Transition(before, after).events());
      now = after;
    }
    return this;
  }

  Subscription now() {
    return Objects.requireNonNull(now);
  }

  List<Cause> published() {
    return published.stream().map(SubscriptionUpdated::cause).toList();
  }

  SubscriptionUpdated lastPublished() {
    return published.getLast();
  }
}
