package com.onelastai.billing.refund;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
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
  private static final NewestFirst<RefundRequest> OF_USER = by("userId");
  private static final NewestFirst<RefundRequest> OF_STATUS = by("status");

  private final RefundService refunds;
  private final MongoOperations mongo;

  RefundController(RefundService refunds, MongoOperations mongo) {
    this.refunds = refunds;
    this.mongo = mongo;
  }

  @SignedIn
  @PostMapping("/api/billing/refund")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Request a refund",
      description =
          "An admin approves or rejects it. The amount cannot be larger than what is left of the "
              + "payment.")
  @Problems({"not_found", "not_refundable", "refund_already_requested"})
  RefundRequest requestRefund(@Valid @RequestBody Wish body, Caller caller) {
    return refunds.request(
        caller.userId(), body.transactionId(), body.amount(), body.reason().strip());
  }

  @SignedIn
  @GetMapping(LIST)
  @Operation(
      summary = "List refund requests, newest first",
      description =
          "Users see their own requests. Admins see the requests of all users with this status; "
              + "without a status, those that are not decided yet.")
  Listing<RefundRequest> listRefunds(
      @Parameter(example = "requested")
          @RequestParam(required = false)
          @Pattern(regexp = "requested|rejected|approved|refunded|failed")
          @Nullable String status,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    Listing<RefundRequest> page =
        caller.isAdmin()
            ? OF_STATUS.read(
                mongo,
                Objects.requireNonNullElse(status, RefundRequest.REQUESTED),
                LIST,
                after,
                size)
            : OF_USER.read(
                mongo, caller.userId(), query -> narrow(query, status), LIST, after, size);
    return page.with("status", status);
  }

  @AdminOnly
  @PostMapping(LIST + "/{id}/approve")
  @Operation(
      summary = "Approve a refund request",
      description = "While Stripe cannot be reached, the request stays approved and is paid later.")
  @Problems({"already_decided", "not_refundable", "change_in_progress"})
  RefundRequest approveRefund(
      @PathVariable String id, @Valid @RequestBody Approval approval, Caller caller) {
    return refunds.approve(id, caller.userId(), approval.note(), approval.ends());
  }

  @AdminOnly
  @PostMapping(LIST + "/{id}/reject")
  @Operation(summary = "Reject a refund request", description = "The user can read the note.")
  @Problems("already_decided")
  RefundRequest rejectRefund(
      @PathVariable String id, @Valid @RequestBody Rejection rejection, Caller caller) {
    return refunds.reject(id, caller.userId(), rejection.note());
  }

  private static void narrow(Query query, @Nullable String status) {
    if (status != null) {
      query.addCriteria(where("status").is(status));
    }
  }

  private static NewestFirst<RefundRequest> by(String owner) {
    return new NewestFirst<>(
        RefundRequest.COLLECTION,
        RefundRequest.class,
        owner,
        "createdAt",
        RefundRequest::createdAt,
        RefundRequest::id);
  }

  record Wish(
      @Schema(example = "in_1TbQ2c") @NotBlank String transactionId,
      @Schema(
              description =
                  "In the currency's minor unit; all that is left of the payment if left out")
          @Positive
          @Nullable Long amount,
      @Schema(example = "Bought by mistake") @NotBlank @Size(max = MAX_TEXT) String reason) {}

  record Approval(
      @Schema(description = "For the user") @Size(max = MAX_TEXT) @Nullable String note,
      @Schema(description = "Whether the subscription ends now; false if left out")
          @Nullable Boolean endSubscription) {

    boolean ends() {
      return Boolean.TRUE.equals(endSubscription);
    }
  }

  record Rejection(
      @Schema(example = "It was used for the whole month.") @NotBlank @Size(max = MAX_TEXT)
          String note) {}
}
