package com.onelastai.billing.paymentmethod;

import com.onelastai.billing.checkout.RedirectAddresses;
import com.onelastai.billing.checkout.RedirectAddresses.Redirects;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/stripe/payment-methods")
@Tag(name = "Payment methods")
@Problems("payments_unavailable")
class PaymentMethodController {

  private static final Redirects FRONTEND =
      new Redirects("/dashboard/billing", "/dashboard/billing");

  private final PaymentMethods paymentMethods;
  private final RedirectAddresses redirects;

  PaymentMethodController(PaymentMethods paymentMethods, RedirectAddresses redirects) {
    this.paymentMethods = paymentMethods;
    this.redirects = redirects;
  }

  record NewPaymentMethod(
      @Schema(
              example = "pm_1a2b3c",
              description = "The id that Stripe's script in the browser created")
          @Pattern(regexp = "\\w{1,255}")
          @Nullable String paymentMethodId,
      @Schema(example = "/dashboard/billing") @Nullable String successUrl,
      @Schema(example = "/dashboard/billing") @Nullable String cancelUrl) {}

  /** Either the page to add a card on, or the card. */
  sealed interface Added {

    @Schema(name = "CardPage")
    record Page(
        @Schema(example = "cs_test_a1b2c3") String sessionId,
        @Schema(example = "https://checkout.stripe.com/c/pay/cs_test_a1b2c3") @Nullable String url)
        implements Added {}

    @Schema(name = "KeptCard")
    record Kept(Card paymentMethod) implements Added {}
  }

  @GetMapping
  @Operation(summary = "List the caller's cards")
  Listing<Card> listPaymentMethods(Caller caller) {
    return Listing.all(paymentMethods.list(caller.userId()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add a card",
      description =
          "Adds the card `paymentMethodId`. Without an id, opens a Stripe page on which the user "
              + "enters the card. The first card becomes the default.")
  @Problems({"payment_declined", "not_found"})
  Added addPaymentMethod(@Valid @RequestBody NewPaymentMethod request, Caller caller) {
    String cardId = request.paymentMethodId();
    if (cardId != null) {
      return new Added.Kept(paymentMethods.attach(caller.userId(), cardId));
    }
    StripeCheckout page =
        paymentMethods.openPage(
            caller.userId(),
            redirects.resolve(request.successUrl(), request.cancelUrl(), FRONTEND));
    return new Added.Page(page.id(), page.url());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Remove a card",
      description = "If it was the default card, another card becomes the default.")
  @Problems({"payment_method_in_use", "change_in_progress"})
  void removePaymentMethod(@PathVariable String id, Caller caller) {
    paymentMethods.remove(caller.userId(), id);
  }

  @PutMapping("/{id}/default")
  @Operation(
      summary = "Make a card the default",
      description =
          "All subscriptions then renew with it, including those that were bought with another "
              + "card.")
  @Problems("change_in_progress")
  Card makeDefaultPaymentMethod(@PathVariable String id, Caller caller) {
    return paymentMethods.makeDefault(caller.userId(), id);
  }
}
