package com.onelastai.billing.stripe;

import static com.onelastai.billing.stripe.Recorded.ANSWERED;
import static com.onelastai.billing.stripe.Recorded.END;
import static com.onelastai.billing.stripe.Recorded.SUBSCRIPTION;
import static com.onelastai.billing.stripe.Recorded.answer;
import static com.onelastai.billing.stripe.Recorded.assertPosted;
import static com.onelastai.billing.stripe.Recorded.assertProblem;
import static com.onelastai.billing.test.StripeServer.declined;
import static com.onelastai.billing.test.StripeServer.onPost;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.test.StripeServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripePlanChangesTest {

  private static final String ONE = "/v1/subscriptions/sub_1Test";

  private final StripePlanChanges planChanges = Adapter.create().planChanges;

  @BeforeEach
  void forget() {
    StripeServer.reset();
    onPost("/v1/products", answer("customer"));
  }

  @Test
  void changeIsPreviewed() {
    onPost("/v1/invoices/create_preview", answer("preview"));

    StripePlanChanges.ProrationPreview preview =
        planChanges.preview(
            SUBSCRIPTION,
            Adapter.PRO,
            Adapter.PURCHASE,
            new StripePlanChanges.When(ANSWERED, null));

    assertThat(preview)
        .isEqualTo(
            new StripePlanChanges.ProrationPreview(
                1450,
                "usd",
                ANSWERED,
                List.of(
                    new StripeInvoice.Line(
                        "Unused time on Starter after 15 Mar 2026",
                        1,
                        -450,
                        Instant.parse("2026-03-15T12:00:00Z"),
                        END,
                        new StripeInvoice.Credit(450, null)),
                    new StripeInvoice.Line(
                        "Remaining time on Pro after 15 Mar 2026",
                        1,
                        1900,
                        Instant.parse("2026-03-15T12:00:00Z"),
                        END,
                        null))));
    assertPosted(
        "/v1/invoices/create_preview",
        "subscription=sub_1Test",
        "subscription_details[items][0][id]=si_1Test",
        "subscription_details[items][0][price_data][unit_amount]=2900",
        "subscription_details[proration_behavior]=always_invoice",
        "subscription_details[proration_date]=1773576003",
        "discounts=");
  }

  @Test
  void changeIsChargedAtOnceAndEndsTheDiscount() {
    onPost(ONE, answer("subscription"));

    assertThat(
            planChanges.change(
                SUBSCRIPTION,
                Adapter.PRO,
                Adapter.PURCHASE,
                new StripePlanChanges.When(ANSWERED, null)))
        .isEqualTo(new StripeResponse<>(SUBSCRIPTION, ANSWERED));

    assertPosted(
        ONE,
        "items[0][id]=si_1Test",
        "items[0][price_data][product]=plan-pro",
        "items[0][price_data][unit_amount]=2900",
        "proration_behavior=always_invoice",
        "proration_date=1773576003",
        "payment_behavior=error_if_incomplete",
        "discounts=",
        "metadata[planId]=pro",
        "metadata[couponCode]=");
  }

  @Test
  void declinedCardChangesNothing() {
    onPost(ONE, declined("insufficient_funds"));

    assertProblem(
        () ->
            planChanges.change(
                SUBSCRIPTION,
                Adapter.PRO,
                Adapter.PURCHASE,
                new StripePlanChanges.When(ANSWERED, null)),
        402,
        "payment_declined");
  }
}
