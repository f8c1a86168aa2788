package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static com.onelastai.billing.subscription.TestSubscription.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.billing.SubscriptionUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTest {

  private final TestSubscription sold = new TestSubscription();

  /** Every transition between statuses; an ended subscription stays ended. */
  @ParameterizedTest
  @CsvSource({
    ", trialing, TRIAL_STARTED",
    ", active, ACTIVATED",
    ", past_due, ACTIVATED PAST_DUE",
    ", canceled, CANCELED",
    ", expired, EXPIRED",
    "trialing, trialing, ''",
    "trialing, active, CHANGED",
    "trialing, past_due, PAST_DUE",
    "trialing, canceled, CANCELED",
    "trialing, expired, EXPIRED",
    "active, trialing, CHANGED",
    "active, active, ''",
    "active, past_due, PAST_DUE",
    "active, canceled, CANCELED",
    "active, expired, EXPIRED",
    "past_due, trialing, ''",
    "past_due, active, CHANGED",
    "past_due, past_due, ''",
    "past_due, canceled, CANCELED",
    "past_due, expired, EXPIRED",
    "canceled, canceled, ''",
    "expired, expired, ''"
  })
  void eachTransitionIsPublishedOnce(@Nullable String from, String to, String published) {
    Subscription before = from == null ? null : in(from, null);
    Subscription after = in(to, before);

    List<SubscriptionUpdated> events = new Transition(before, after).events();

    assertThat(events)
        .extracting(event -> event.cause().name())
        .containsExactly(published.isEmpty() ? new String[0] : published.split(" "));
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.subscription().revision()).isEqualTo(after.revision());
          assertThat(event.subscription().accessUntil()).isEqualTo(after.accessUntil());
        });
  }

  private Subscription in(String status, @Nullable Subscription before) {
    Instant firstEnd = START.plus(Duration.ofDays(7));
    Instant secondEnd = firstEnd.plus(MONTH);
    sold.status(status);
    sold.periodStart = status.equals("trialing") ? START : firstEnd;
    sold.periodEnd = status.equals("trialing") ? firstEnd : secondEnd;
    sold.endedAt = null;
    if (status.equals("canceled")) {
      sold.end(firstEnd.plusSeconds(60));
    } else if (status.equals("expired")) {
      sold.end(secondEnd);
    }
    SubscriptionProjection projection =
        SubscriptionProjection.of(SubscriptionReplay.snapshot(sold.updated(START)));
    Subscription one =
        new SubscriptionTerms(projection, SubscriptionReplay.GRACE)
            .subscription(List.of("einstein"), before);
    assertThat(one.status().value()).isEqualTo(status);
    return one;
  }
}
