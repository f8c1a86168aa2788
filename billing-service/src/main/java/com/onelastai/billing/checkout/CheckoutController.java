package com.onelastai.billing.checkout;

import com.onelastai.billing.checkout.Offers.Offer;
import com.onelastai.billing.checkout.RedirectAddresses.Redirects;
import com.onelastai.billing.checkout.Sales.Order;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@Tag(name = "Checkout")
@Problems({"payment_refused", "payments_unavailable"})
class CheckoutController {

  private static final Redirects FRONTEND =
      new Redirects(
          "/payment/success?session_id=" + RedirectAddresses.SESSION_ID, "/payment/cancel");

  private final Offers offers;
  private final Sales sales;
  private final RedirectAddresses redirects;

  CheckoutController(Offers offers, Sales sales, RedirectAddresses redirects) {
    this.offers = offers;
    this.sales = sales;
    this.redirects = redirects;
  }

  record CheckoutRequest(
      @Schema(example = "pro", description = "Either this or agentId is required") @Size(max = 100)
          @Nullable String planId,
      @Schema(example = "einstein", description = "To subscribe to a single agent") @Size(max = 100)
          @Nullable String agentId,
      @Schema(example = "monthly") @NotBlank @Size(max = 20) String period,
      @Schema(example = "WELCOME20") @Size(max = 100) @Nullable String couponCode,
      @Schema(
              example = "/payment/success?session_id={CHECKOUT_SESSION_ID}",
              description = "A path of the frontend, or an address on an allowed host")
          @Nullable String successUrl,
      @Schema(example = "/payment/cancel") @Nullable String cancelUrl) {}

  record SubscribeRequest(
      @Schema(example = "einstein") @NotBlank @Size(max = 100) String agentId,
      @Schema(example = "monthly", description = "The billing period") @NotBlank @Size(max = 20)
          String plan,
      @Nullable String successUrl,
      @Nullable String cancelUrl) {}

  record Page(
      @Schema(example = "cs_test_a1b2c3") String sessionId,
      @Schema(example = "https://checkout.stripe.com/c/pay/cs_test_a1b2c3") @Nullable String url) {}

  /** Either of the two is null. */
  record Subscribed(@Nullable Subscription subscription, @Nullable Page checkout) {}

  @PostMapping("/api/stripe/checkout")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Open a Stripe page to pay for a plan or an agent",
      description =
          "The page stays open for an hour; an earlier page for the same purchase closes. The "
              + "price comes from the catalogue. The subscription starts when Stripe confirms the "
              + "payment. An agent that was paid in the hour before a plan that includes it, or "
              + "after it, ends and is paid back.")
  @Problems({
    "coupon_unknown",
    "not_found",
    "already_subscribed",
    "other_currency",
    "change_in_progress",
    "coupon_not_yet",
    "coupon_expired",
    "coupon_not_for_plan",
    "coupon_used_up",
    "limit_reached"
  })
  Page openCheckout(@Valid @RequestBody CheckoutRequest request, Caller caller) {
    Order order =
        new Order(
            caller.userId(),
            offer(request),
            request.couponCode(),
            redirects.resolve(request.successUrl(), request.cancelUrl(), FRONTEND));
    var page = sales.openPage(order);
    return new Page(page.id(), page.url());
  }

  @PostMapping("/api/agent-subscriptions/subscribe")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Subscribe to an agent",
      description =
          "Charges the caller's default card and returns the subscription. If the caller has no "
              + "card, or the bank wants a confirmation, returns a page to pay on.")
  @Problems({
    "payment_declined",
    "payment_method_required",
    "not_found",
    "already_subscribed",
    "other_currency",
    "change_in_progress"
  })
  Subscribed subscribe(@Valid @RequestBody SubscribeRequest request, Caller caller) {
    Order order =
        new Order(
            caller.userId(),
            offers.agent(request.agentId(), "plan", request.plan()),
            null,
            redirects.resolve(request.successUrl(), request.cancelUrl(), FRONTEND));
    return switch (sales.subscribe(order)) {
      case Sales.Outcome.Sold sold -> new Subscribed(sold.subscription(), null);
      case Sales.Outcome.ToBePaid open ->
          new Subscribed(null, new Page(open.page().id(), open.page().url()));
    };
  }

  private Offer offer(CheckoutRequest request) {
    String agentId = request.agentId();
    String planId = request.planId();
    if (agentId != null && (planId == null || planId.equals(Plan.AGENT))) {
      return offers.agent(agentId, "period", request.period());
    }
    if (agentId == null && planId != null) {
      return offers.plan(planId, request.period());
    }
    throw ApiException.invalid(
        List.of(new FieldProblem("planId", "one_of", "must be set, or agentId, but not both")));
  }
}
