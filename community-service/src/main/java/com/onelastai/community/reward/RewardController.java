package com.onelastai.community.reward;

import com.onelastai.community.reward.RewardViews.AchievementView;
import com.onelastai.community.reward.RewardViews.FreezePurchase;
import com.onelastai.community.reward.RewardViews.Metrics;
import com.onelastai.community.reward.Rules.Reward;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/gamification")
@Tag(name = "Rewards")
class RewardController {

  private final Rewards rewards;
  private final Rules rules;

  RewardController(Rewards rewards, Rules rules) {
    this.rewards = rewards;
    this.rules = rules;
  }

  @GetMapping("/metrics")
  @Operation(
      summary = "Read the caller's points, level and streak",
      description =
          "A streak counts days in the caller's time zone. A missed day takes a freeze, or ends "
              + "the streak; today is missed only once it is over.")
  Metrics readMetrics(Caller caller) {
    return rewards.metrics(caller.userId());
  }

  @GetMapping("/achievements")
  @Operation(summary = "List all achievements with the caller's progress")
  Listing<AchievementView> listAchievements(Caller caller) {
    return Listing.all(rewards.achievements(caller.userId()));
  }

  @PostMapping("/freeze")
  @Operation(
      summary = "Buy a freeze with points",
      description =
          "It covers the next missed day of the streak by itself. Bought once by its `clientId`.")
  @Problems({"freezes_full", "points_missing"})
  Metrics buyFreeze(@Valid @RequestBody FreezePurchase purchase, Caller caller) {
    rewards.buyFreeze(caller.userId(), purchase.clientId());
    return rewards.metrics(caller.userId());
  }

  @GetMapping("/rewards")
  @Operation(summary = "List what points buy")
  Listing<Reward> listRewards() {
    return Listing.all(rules.rewards());
  }

  @AdminOnly
  @GetMapping("/rules")
  @Operation(summary = "Read the rules of points and achievements")
  Rules readRewardRules() {
    return rules;
  }
}
