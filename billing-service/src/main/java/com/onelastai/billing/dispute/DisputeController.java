package com.onelastai.billing.dispute;

import com.onelastai.billing.transaction.DisputeState;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.security.AdminOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Disputes")
class DisputeController {

  static final String LIST = "/api/billing/disputes";

  private static final NewestFirst<Transaction> OF_STATE =
      new NewestFirst<>(
          Transaction.COLLECTION,
          Transaction.class,
          "dispute.state",
          "createdAt",
          Transaction::createdAt,
          Transaction::id);

  private final MongoOperations mongo;

  DisputeController(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @AdminOnly
  @GetMapping(LIST)
  @Operation(
      summary = "List disputes of payments, newest first",
      description =
          "Of all users, with this state. Evidence is sent at Stripe. What is disputed or lost "
              + "cannot be refunded as well.")
  Listing<DisputeView> listDisputes(
      @Parameter(example = "open")
          @RequestParam(defaultValue = "open")
          @Pattern(regexp = "inquiry|inquiry_closed|open|lost|won")
          String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return OF_STATE.read(mongo, state, LIST, after, size).map(DisputeView::of).with("state", state);
  }

  record DisputeView(
      @Schema(example = "du_1TbQ2c") String id,
      @Schema(description = "The payment; null while it is unknown", example = "in_1TbQ2c")
          @Nullable String transactionId,
      @Schema(description = "Null for an erased user") @Nullable String userId,
      @Nullable String subscriptionId,
      @Schema(description = "In the currency's minor unit", example = "2900") long amount,
      @Schema(example = "usd") String currency,
      @Schema(description = "`inquiry`: the bank asks, and nothing is withdrawn")
          DisputeState state,
      @Schema(description = "Stripe's word", example = "fraudulent") String reason,
      @Schema(description = "Until when evidence can be sent; null if it cannot")
          @Nullable Instant respondBy,
      Instant createdAt) {

    private static DisputeView of(Transaction transaction) {
      Transaction.Dispute dispute = Objects.requireNonNull(transaction.dispute());
      return new DisputeView(
          transaction.id(),
          transaction.refundOf(),
          transaction.userId(),
          transaction.subscriptionId(),
          transaction.amount(),
          transaction.currency(),
          dispute.state(),
          dispute.reason(),
          dispute.respondBy(),
          transaction.createdAt());
    }
  }
}
