package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.subscription.Subscription.Change;
import com.onelastai.billing.subscription.Subscription.PendingChange;
import com.onelastai.billing.test.BillingServiceIT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** A change of plan that waits for its payment, such as for 3-D Secure. */
@BillingServiceIT
class PendingChangeIT {

  private static final Instant ASKED = START.plus(Duration.ofDays(1));
  private static final Instant UNTIL = ASKED.plus(Duration.ofHours(23));

  @Autowired Subscriptions subscriptions;
  @Autowired MongoOperations mongo;

  private final TestSubscription sold = new TestSubscription().plan("starter", 900);

  @BeforeEach
  void waits() {
    apply(sold.created());
    apply(sold.pending("pro", UNTIL).updated(ASKED));
  }

  @Test
  void changeIsShownWhileItWaits() {
    assertThat(stored().pendingChange()).isEqualTo(new PendingChange("pro", "monthly", UNTIL));
    assertThat(stored().plan()).isEqualTo("starter");
    assertThat(notices()).isEmpty();
  }

  /** Stripe sends both, in any order. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void userIsToldOnceThatItExpired(boolean updateFirst) {
    sold.nothingPending();
    StripeEvent updated = sold.updated(UNTIL.plusSeconds(5));
    StripeEvent expired = sold.changeExpired(UNTIL.plusSeconds(5));

    List<StripeEvent> order = updateFirst ? List.of(updated, expired) : List.of(expired, updated);
    order.forEach(this::apply);
    order.forEach(this::apply);

    assertThat(stored().pendingChange()).isNull();
    assertThat(stored().history())
        .endsWith(new Change(UNTIL.plusSeconds(5), "active", "active", "plan_change_expired"))
        .hasSize(2);
    assertThat(notices())
        .singleElement()
        .asString()
        .contains("\"planId\":\"pro\",\"period\":\"monthly\"");
  }

  /** The expiry alone, if the other event is lost. */
  @Test
  void expiryAloneEndsTheWait() {
    apply(sold.nothingPending().changeExpired(UNTIL));

    assertThat(stored().pendingChange()).isNull();
    assertThat(notices()).hasSize(1);
  }

  @Test
  void changeThatIsPaidIsNotExpired() {
    apply(sold.nothingPending().plan("pro", 2900).updated(UNTIL.plusSeconds(1)));

    assertThat(stored().plan()).isEqualTo("pro");
    assertThat(stored().pendingChange()).isNull();
    assertThat(notices()).isEmpty();
  }

  /** The user chose another one before the time was over. */
  @Test
  void changeThatIsReplacedIsNotExpired() {
    apply(sold.nothingPending().changeExpired(ASKED.plusSeconds(60)));
    apply(sold.pending("max", UNTIL.plusSeconds(60)).updated(ASKED.plusSeconds(60)));

    assertThat(notices()).isEmpty();
  }

  @Test
  void endedSubscriptionHasNoChange() {
    apply(sold.end(UNTIL.plusSeconds(1)).deleted(UNTIL.plusSeconds(1)));

    assertThat(stored().pendingChange()).isNull();
    assertThat(notices()).isEmpty();
  }

  private void apply(StripeEvent event) {
    assertThat(subscriptions.types()).contains(event.type());
    subscriptions.handle(event);
  }

  private Subscription stored() {
    return subscriptions.find(sold.id).orElseThrow();
  }

  /** The records that the user is told of. */
  private List<String> notices() {
    return sold.published(mongo).stream().filter(record -> !record.contains("\"cause\"")).toList();
  }
}
