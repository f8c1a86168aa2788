package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.START;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class DeadlinesTest {

  private final SubscriptionDocuments documents = mock();
  private final Subscriptions subscriptions = mock();
  private final StripeSubscriptions stripe = mock();
  private final Deadlines deadlines =
      new Deadlines(documents, subscriptions, stripe, Clock.systemUTC());

  @Test
  void nothingChangesDuringAnOutageOfStripe() {
    Subscription due = SubscriptionReplay.of(new TestSubscription().created(START)).now();
    doAnswer(
            call -> {
              call.<Consumer<Subscription>>getArgument(2).accept(due);
              return "";
            })
        .when(documents)
        .forPage(any(), any(), any());
    when(stripe.find(due.id()))
        .thenThrow(
            new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "payments_unavailable", "Away."));

    assertThatExceptionOfType(ApiException.class).isThrownBy(deadlines::check);

    verify(subscriptions, never()).apply(any());
    verify(subscriptions, never()).apply(any(), any(String.class));
    verify(stripe, never()).cancelNow(any());
  }
}
