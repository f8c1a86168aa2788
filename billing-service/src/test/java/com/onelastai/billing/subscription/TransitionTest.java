package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.AtStripe.MONTH;
import static com.onelastai.billing.subscription.AtStripe.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.OfSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTest {

  private final AtStripe sold = new AtStripe();

  /** Every status from every other and from none; what has ended is never left again. */
  @ParameterizedTest
  @CsvSource({
    ", trialing, Activated",
    ", active, Activated",
    ", past_due, Activated PastDue",
    ", canceled, Canceled",
    ", expired, Expired",
    "trialing, trialing, ''",
    "trialing, active, Renewed",
    "trialing, past_due, PastDue",
    "trialing, canceled, Canceled",
    "trialing, expired, Expired",
    "active, trialing, Changed",
    "active, active, ''",
    "active, past_due, PastDue",
    "active, canceled, Canceled",
    "active, expired, Expired",
    "past_due, trialing, ''",
    "past_due, active, Renewed",
    "past_due, past_due, ''",
    "past_due, canceled, Canceled",
    "past_due, expired, Expired",
    "canceled, canceled, ''",
    "expired, expired, ''"
  })
  void eachStepIsToldOnce(@Nullable String from, String to, String told) {
    Subscription before = from == null ? null : in(from, null);
    Subscription after = in(to, before);

    List<DomainEvent> events = new Transition(before, after).events();

    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName().substring(12))
        .containsExactly(told.isEmpty() ? new String[0] : told.split(" "));
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(((OfSubscription) event).subscription().revision())
              .isEqualTo(after.revision());
          assertThat(((OfSubscription) event).subscription().accessUntil())
              .isEqualTo(after.accessUntil());
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
      sold.end(firstEnd.plusSeconds(60), "cancellation_requested");
    } else if (status.equals("expired")) {
      sold.end(secondEnd, "cancellation_requested");
    }
    Known known = Known.of(Story.fact(sold.updated(START)));
    Subscription one = new Terms(known, Story.GRACE).subscription(List.of("einstein"), before);
    assertThat(one.status()).isEqualTo(status);
    return one;
  }
}
