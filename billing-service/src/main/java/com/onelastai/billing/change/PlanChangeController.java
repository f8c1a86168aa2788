package com.onelastai.billing.change;

import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripePlanChanges.ProrationPreview;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/billing")
@Tag(name = "Billing")
@Problems({"payment_refused", "payments_unavailable"})
class PlanChangeController {

  private final SubscriptionChanges changes;
  private final PlanChange planChange;

  PlanChangeController(SubscriptionChanges changes, PlanChange planChange) {
    this.changes = changes;
    this.planChange = planChange;
  }

  record Upgrade(
      @Schema(example = "pro") @NotBlank @Size(max = 100) String planId,
      @Schema(example = "yearly", description = "The caller's current period if left out")
          @Size(max = 20)
          @Nullable String period,
      @Schema(description = "Whether to return the price without a change")
          @Nullable Boolean preview,
      @Schema(
              description =
                  "The `prorationDate` of a preview that is at most an hour old; the price is then"
                      + " that of the preview")
          @Nullable Instant prorationDate) {

    private PlanChange.Wanted wanted() {
      return new PlanChange.Wanted(planId, period, prorationDate);
    }
  }

  /** Either of the two is null. */
  record Upgraded(@Nullable Subscription subscription, @Nullable Preview preview) {}

  /**
   * The cost of a change.
   *
   * @param amountDue at once, in the currency's minor unit; a larger credit reduces later payments
   * @param prorationDate to send with the change
   */
  record Preview(
      @Schema(example = "1450") long amountDue,
      @Schema(example = "usd") String currency,
      Instant prorationDate,
      List<StripeInvoice.Line> lines) {

    private static Preview of(ProrationPreview preview) {
      return new Preview(preview.amountDue(), preview.currency(), preview.at(), preview.lines());
    }
  }

  @PostMapping("/cancel")
  @Operation(
      summary = "Cancel the caller's plan",
      description = "A plan whose current period is not paid ends at once in any case.")
  @Problems({"not_subscribed", "subscription_ended", "change_in_progress"})
  Subscription cancelPlan(
      @RequestBody(required = false) SubscriptionChangeController.@Nullable Cancellation request,
      Caller caller) {
    return changes.cancelPlan(caller, request == null || request.orDefault());
  }

  @PostMapping("/upgrade")
  @Operation(
      summary = "Change the caller's plan or billing period",
      description =
          "The unused part of the old plan is credited to the new one, and the difference is "
              + "charged at once. A discount ends with the plan that it was for. A trial is at "
              + "most as long as one of the new plan since its start would be; if that is over, "
              + "the new plan is charged at once. If the bank wants a confirmation, `confirmUrl` "
              + "of the problem is the page to pay on, and the plan changes with the payment; until "
              + "then, and for 23 hours at most, `pendingChange` of the subscription shows it. With "
              + "`preview`, returns what the change would cost.")
  @Problems({
    "payment_declined",
    "payment_confirmation_required",
    "payment_method_required",
    "not_subscribed",
    "already_subscribed",
    "subscription_past_due",
    "period_refunded",
    "subscription_ended",
    "change_in_progress"
  })
  Upgraded upgradePlan(@Valid @RequestBody Upgrade request, Caller caller) {
    return Boolean.TRUE.equals(request.preview())
        ? new Upgraded(null, Preview.of(planChange.preview(request.wanted(), caller)))
        : new Upgraded(planChange.change(request.wanted(), caller), null);
  }
}
