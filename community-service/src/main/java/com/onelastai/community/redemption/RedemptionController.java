package com.onelastai.community.redemption;

import com.onelastai.community.reward.RewardAccount.Redemption;
import com.onelastai.community.reward.RewardAccount.RedemptionStatus;
import com.onelastai.community.reward.Rules.Reward;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@Tag(name = "Rewards")
class RedemptionController {

  private static final String ADDRESS = "/api/gamification/redemptions";

  private final Redemptions redemptions;

  RedemptionController(Redemptions redemptions) {
    this.redemptions = redemptions;
  }

  @PostMapping("/api/gamification/redeem")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Buy a reward with points",
      description =
          "The points are paid at once; `GET /api/gamification/redemptions` says when the reward "
              + "is granted, or refused and the points given back. Paid once by its `clientId`. "
              + "The code of a coupon is in `GET /api/billing/rewards`.")
  @Problems({"not_found", "points_missing", "redemption_exists"})
  RedemptionView redeemReward(@Valid @RequestBody RewardOrder order, Caller caller) {
    return RedemptionView.of(
        redemptions.redeem(caller.userId(), order.rewardId(), order.clientId()));
  }

  @GetMapping(ADDRESS)
  @Operation(summary = "List the caller's redemptions", description = "Newest first.")
  Listing<RedemptionView> listRedemptions(
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 60)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    List<Redemption> all = redemptions.of(caller.userId()).reversed();
    int start = after == null ? 0 : 1 + all.stream().map(Redemption::id).toList().indexOf(after);
    return Listing.of(
            all.stream().skip(start).limit(size + 1L).toList(),
            size,
            last -> ADDRESS + "?after=" + last.id() + "&size=" + size)
        .map(RedemptionView::of);
  }

  /** Sent again with the same id, it changes nothing. */
  record RewardOrder(
      @Schema(description = "From `GET /api/gamification/rewards`", example = "coupon-10")
          @NotBlank
          @Size(max = 60)
          String rewardId,
      @Schema(description = "Unique among the caller's redemptions", example = "c0a8-17")
          @NotBlank
          @Pattern(regexp = "[A-Za-z0-9-]{4,64}", message = "must have 4 to 64 letters and digits")
          String clientId) {}

  @Schema(name = "Redemption")
  record RedemptionView(
      @Schema(example = "r-3f2a9c") String id,
      Reward reward,
      RedemptionStatus status,
      @Schema(description = "Why it was refused", example = "agent_unknown")
          @Nullable String reason,
      @Schema(example = "2026-03-01T14:05:10Z") Instant createdAt,
      @Schema(description = "Null while it is pending", example = "2026-03-01T14:05:11Z")
          @Nullable Instant settledAt) {

    static RedemptionView of(Redemption redemption) {
      return new RedemptionView(
          redemption.id(),
          redemption.reward(),
          redemption.status(),
          redemption.reason(),
          redemption.createdAt(),
          redemption.settledAt());
    }
  }
}
