package com.onelastai.billing.refund;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Refunds")
class RefundController {

  static final String LIST = "/api/billing/refunds";
  private static final int MAX_TEXT = 1_000;

  private final RefundRequesting requesting;
  private final RefundDecisions decisions;
  private final RefundList list;

  RefundController(RefundRequesting requesting, RefundDecisions decisions, RefundList list) {
    this.requesting = requesting;
    this.decisions = decisions;
    this.list = list;
  }

  @SignedIn
  @PostMapping("/api/billing/refund")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Ask for money back", description = "An admin decides on it.")
  @ApiResponse(responseCode = "201", description = "What was asked for")
  @ApiResponse(
      responseCode = "400",
      description = "`invalid_request` names the field: also an amount larger than what is left")
  @ApiResponse(responseCode = "404", description = "`not_found`: the caller paid no such thing")
  @ApiResponse(
      responseCode = "409",
      description =
          "`not_refundable`: it is not paid, or went back; `refund_already_requested`: one is"
              + " undecided or under way")
  RefundRequestView request(@Valid @RequestBody Wish wish, Caller caller) {
    return RefundRequestView.of(
        requesting.request(
            caller.userId(), wish.transactionId(), wish.amount(), wish.reason().strip()));
  }

  @SignedIn
  @GetMapping(LIST)
  @Operation(
      summary = "Requests for refunds, the newest first",
      description = "The caller's own; for admins everybody's in this status, or undecided.")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the parameter")
  Listing<RefundRequestView> list(
      @Parameter(example = "requested")
          @RequestParam(required = false)
          @Pattern(regexp = "requested|rejected|approved|refunded|failed")
          @Nullable String status,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    return list.page(caller, status, after, size);
  }

  @AdminOnly
  @PostMapping(LIST + "/{id}/approve")
  @Operation(
      summary = "Pay back what was asked for",
      description = "While Stripe is away it stays approved, and is carried out later.")
  @ApiResponse(responseCode = "200", description = "The request as it is now")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the field")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  @ApiResponse(
      responseCode = "409",
      description = "`already_decided`; `not_refundable`: less is left of the payment by now")
  RefundRequestView approve(
      @PathVariable String id, @Valid @RequestBody Approval approval, Caller caller) {
    return RefundRequestView.of(
        decisions.approve(id, caller.userId(), approval.note(), approval.ends()));
  }

  @AdminOnly
  @PostMapping(LIST + "/{id}/reject")
  @Operation(summary = "Pay nothing back", description = "The user reads the note.")
  @ApiResponse(responseCode = "200", description = "The request as it is now")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the field")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  @ApiResponse(responseCode = "409", description = "`already_decided`")
  RefundRequestView reject(
      @PathVariable String id, @Valid @RequestBody Rejection rejection, Caller caller) {
    return RefundRequestView.of(decisions.reject(id, caller.userId(), rejection.note()));
  }

  record Wish(
      @Schema(example = "in_1TbQ2c") @NotBlank String transactionId,
      @Schema(description = "In the currency's minor unit; all that is left if left out") @Positive
          @Nullable Long amount,
      @Schema(example = "Bought by mistake") @NotBlank @Size(max = MAX_TEXT) String reason) {}

  record Approval(
      @Schema(description = "For the user") @Size(max = MAX_TEXT) @Nullable String note,
      @Schema(description = "Whether what was paid for ends now; not if left out")
          @Nullable Boolean endSubscription) {

    boolean ends() {
      return Boolean.TRUE.equals(endSubscription);
    }
  }

  record Rejection(
      @Schema(example = "It was used for the whole month.") @NotBlank @Size(max = MAX_TEXT)
          String note) {}
}
