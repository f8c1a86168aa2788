package com.onelastai.billing.reward;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Rewards")
class GrantController {

  private static final String ADDRESS = "/api/billing/rewards";

  private final Grants grants;

  GrantController(Grants grants) {
    this.grants = grants;
  }

  @SignedIn
  @GetMapping(ADDRESS)
  @Operation(
      summary = "List what the caller bought with points",
      description =
          "Newest first: coupons with their codes, which only the caller can use, and agents.")
  Listing<GrantView> listGrants(
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 200)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    return grants.list(caller.userId(), ADDRESS, after, size).map(GrantView::of);
  }

  /** What points have bought. */
  @Schema(name = "RewardGrant")
  record GrantView(
      @Schema(example = "r-3f2a9c") String redemptionId,
      boolean granted,
      @Schema(description = "Why not; null if it was granted", example = "agent_unknown")
          @Nullable String reason,
      @Schema(description = "Null for an agent", example = "10") @Nullable Integer percentOff,
      @Schema(description = "Null for an agent", example = "POINTS-7BN3VXC9QELM")
          @Nullable String couponCode,
      @Schema(description = "Null for a coupon", example = "tech-wizard") @Nullable String agentId,
      @Schema(example = "2026-03-31T14:05:10Z") Instant until) {

    static GrantView of(Grant grant) {
      return new GrantView(
          grant.id(),
          grant.refusal() == null,
          grant.refusal(),
          grant.percentOff(),
          grant.code(),
          grant.agentId(),
          grant.until());
    }
  }
}
