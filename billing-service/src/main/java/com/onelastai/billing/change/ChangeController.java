package com.onelastai.billing.change;

import com.onelastai.billing.subscription.SubscriptionView;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
@ApiResponse(responseCode = "404", description = "`not_found`: the caller has none such")
@ApiResponse(
    responseCode = "409",
    description =
        "`subscription_ended`, with `checkout`: what to buy again; or `change_in_progress`")
@ApiResponse(responseCode = "503", description = "`payments_unavailable`: Stripe is away")
class ChangeController {

  private final Changes changes;

  ChangeController(Changes changes) {
    this.changes = changes;
  }

  /**
   * @param atPeriodEnd true if it is left out
   */
  record Cancellation(
      @Schema(
              defaultValue = "true",
              description = "Whether it stays until what is paid is over, or ends at once")
          @Nullable Boolean atPeriodEnd) {

    boolean orDefault() {
      return atPeriodEnd == null || atPeriodEnd;
    }
  }

  record AutoRenew(@NotNull Boolean autoRenew) {}

  @PostMapping("/renew/{id}")
  @Operation(
      summary = "Have a subscription go on",
      description =
          "Pays what is open with the default card, and renews itself from then on. Nothing happens"
              + " to one that does already.")
  @ApiResponse(responseCode = "200", description = "As it is now")
  @ApiResponse(responseCode = "402", description = "`payment_declined`")
  SubscriptionView renew(@PathVariable String id, Caller caller) {
    return SubscriptionView.of(changes.renew(id, caller));
  }

  @PostMapping("/cancel/{id}")
  @Operation(
      summary = "Cancel a subscription",
      description = "One whose period is not paid ends at once in any case.")
  @ApiResponse(responseCode = "200", description = "As it is now")
  SubscriptionView cancel(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Cancellation request,
      Caller caller) {
    return SubscriptionView.of(changes.cancel(id, caller, request == null || request.orDefault()));
  }

  @PatchMapping("/{id}/auto-renew")
  @Operation(summary = "Say whether a subscription goes on after the period that is paid")
  @ApiResponse(responseCode = "200", description = "As it is now")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  SubscriptionView autoRenew(
      @PathVariable String id, @Valid @RequestBody AutoRenew request, Caller caller) {
    return SubscriptionView.of(changes.setAutoRenew(id, caller, request.autoRenew()));
  }
}
