package com.onelastai.lab.battlearena;

import com.onelastai.starter.listing.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Battle arena")
class RatingController {

  private static final Comparator<Rating> BEST_FIRST =
      Comparator.comparingLong(Rating::rating).reversed().thenComparing(Rating::name);

  private final Contestants contestants;
  private final Ratings ratings;

  RatingController(Contestants contestants, Ratings ratings) {
    this.contestants = contestants;
    this.ratings = ratings;
  }

  @PermitAll
  @GetMapping("/api/lab/" + BattleArena.TYPE + "/ratings")
  @Operation(
      summary = "List the agents that can battle by their rating, best first",
      description =
          "All of them, in one page. Ratings follow Elo with K = 32 and count each battle between "
              + "two of these agents once, about a second after its end.")
  Listing<Rating> listBattleRatings() {
    Standings standings = ratings.read();
    List<Rating> best =
        contestants.agents().stream()
            .map(agent -> standings.show(agent, Objects.requireNonNull(agent.id())))
            .sorted(BEST_FIRST)
            .toList();
    return Listing.all(best);
  }
}
