package com.onelastai.community.leaderboard;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Rewards")
class LeaderboardController {

  static final String ADDRESS = "/api/gamification/leaderboard";

  private final Leaderboards leaderboards;

  LeaderboardController(Leaderboards leaderboards) {
    this.leaderboards = leaderboards;
  }

  @PermitAll
  @GetMapping(ADDRESS)
  @Operation(
      summary = "Read a leaderboard",
      description =
          "The best first. Days, weeks (Monday to Sunday) and months are in UTC. Users with equal "
              + "points share a rank. Who hides their activity has a rank, but no name. `around` needs "
              + "an account.")
  @Problems("unauthenticated")
  Leaderboard readLeaderboard(
      @RequestParam(defaultValue = "week") BoardPeriod period,
      @Parameter(description = "`me` for the page with the caller in its middle")
          @RequestParam(required = false)
          @Pattern(regexp = "me", message = "must be me")
          @Nullable String around,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 80)
          @Nullable String cursor,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      @Nullable Caller caller) {
    if (around == null) {
      String userId = caller == null ? null : caller.userId();
      return leaderboards.page(period, Place.parse(cursor), size, userId);
    }
    if (caller == null) {
      throw ApiException.unauthenticated();
    }
    return leaderboards.around(period, size, caller.userId());
  }

  /** A page of a leaderboard. */
  record Leaderboard(
      BoardPeriod period,
      @Schema(example = "2026-W09") String key,
      @Schema(description = "The caller's; null without points", example = "17")
          @Nullable Long rank,
      List<Row> items,
      @Schema(
              description = "The address of the next page; null if this is the last",
              example = "/api/gamification/leaderboard?period=week&size=20&cursor=MTIwIDBiMmM2YzFl")
          @Nullable String next) {}

  @Schema(name = "LeaderboardRow")
  record Row(
      @Schema(example = "17") long rank,
      @Schema(example = "120") int points,
      @Schema(description = "Null if the user hides their activity", example = "Ada Example")
          @Nullable String name,
      @Schema(description = "Whether it is the caller") boolean own) {}
}
