package com.onelastai.billing.paymentmethod;

import com.onelastai.billing.checkout.RedirectAddresses;
import com.onelastai.billing.checkout.Redirects;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
@ApiResponse(responseCode = "503", description = "`payments_unavailable`: Stripe is away")
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
      @Schema(example = "pm_1a2b3c", description = "As Stripe's script in the browser made it")
          @Pattern(regexp = "\\w{1,255}")
          @Nullable String paymentMethodId,
      @Schema(example = "/dashboard/billing") @Nullable String successUrl,
      @Schema(example = "/dashboard/billing") @Nullable String cancelUrl) {}

  /** Either a page, or the card. */
  sealed interface Added {

    /**
     * @param url where the page is to be opened
     */
    record Page(String sessionId, @Nullable String url) implements Added {}

    record Kept(Card paymentMethod) implements Added {}
  }

  @GetMapping
  @Operation(summary = "The caller's cards")
  @ApiResponse(responseCode = "200", description = "All of them")
  Listing<Card> list(Caller caller) {
    return new Listing<>(paymentMethods.list(caller.userId()), null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add a card",
      description =
          "Keeps the one that is named; without one, opens a page of Stripe's on which it is"
              + " entered. The first becomes the default.")
  @ApiResponse(responseCode = "201", description = "It is kept, or the page is open")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "402", description = "`payment_declined`: its bank refuses it")
  @ApiResponse(responseCode = "404", description = "`not_found`: there is none such to be added")
  Added add(@Valid @RequestBody NewPaymentMethod request, Caller caller) {
    String cardId = request.paymentMethodId();
    if (cardId != null) {
      return new Added.Kept(paymentMethods.attach(caller.userId(), cardId));
    }
    RedirectAddresses.Requested requested =
        new RedirectAddresses.Requested(request.successUrl(), request.cancelUrl());
    StripeCheckout page =
        paymentMethods.openPage(caller.userId(), redirects.resolve(requested, FRONTEND));
    return new Added.Page(page.id(), page.url());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Remove a card",
      description = "If it was the default, another takes its place.")
  @ApiResponse(responseCode = "204", description = "Stripe keeps it no more")
  @ApiResponse(responseCode = "404", description = "`not_found`: the caller has none such")
  @ApiResponse(
      responseCode = "409",
      description =
          "`payment_method_in_use`: it is the last and a subscription renews itself, or"
              + " `change_in_progress`")
  void remove(@PathVariable String id, Caller caller) {
    paymentMethods.remove(caller.userId(), id);
  }

  @PutMapping("/{id}/default")
  @Operation(
      summary = "Have all that renews itself charged to a card",
      description = "Also what was bought with another.")
  @ApiResponse(responseCode = "200", description = "The card")
  @ApiResponse(responseCode = "404", description = "`not_found`: the caller has none such")
  @ApiResponse(responseCode = "409", description = "`change_in_progress`")
  Card makeDefault(@PathVariable String id, Caller caller) {
    return paymentMethods.makeDefault(caller.userId(), id);
  }
}
