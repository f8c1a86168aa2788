package com.onelastai.billing.change;

import com.onelastai.billing.subscription.Subscription;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/agent-subscriptions")
@Tag(name = "Subscriptions")
@Problems({"subscription_ended", "change_in_progress", "payment_refused", "payments_unavailable"})
class SubscriptionChangeController {

  private final SubscriptionChanges changes;

  SubscriptionChangeController(SubscriptionChanges changes) {
    this.changes = changes;
  }

  record Cancellation(
      @Schema(
              defaultValue = "true",
              description = "Whether it ends after the paid period, or at once")
          @Nullable Boolean atPeriodEnd) {

    boolean orDefault() {
      return atPeriodEnd == null || atPeriodEnd;
    }
  }

  record AutoRenew(@NotNull Boolean autoRenew) {}

  @PostMapping("/renew/{id}")
  @Operation(
      summary = "Renew a subscription",
      description =
          "Pays the open invoice with the default card and turns automatic renewal on. Does "
              + "nothing if the subscription renews already.")
  @Problems({"payment_declined", "payment_confirmation_required", "payment_method_required"})
  Subscription renewSubscription(@PathVariable String id, Caller caller) {
    return changes.renew(id, caller);
  }

  @PostMapping("/cancel/{id}")
  @Operation(
      summary = "Cancel a subscription",
      description = "A subscription whose current period is not paid ends at once in any case.")
  Subscription cancelSubscription(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Cancellation request,
      Caller caller) {
    return changes.cancel(id, caller, request == null || request.orDefault());
  }

  @PatchMapping("/{id}/auto-renew")
  @Operation(summary = "Turn the automatic renewal of a subscription on or off")
  Subscription setAutoRenew(
      @PathVariable String id, @Valid @RequestBody AutoRenew request, Caller caller) {
    return changes.setAutoRenew(id, caller, request.autoRenew());
  }
}
