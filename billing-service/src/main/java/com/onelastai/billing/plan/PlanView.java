package com.onelastai.billing.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as it is shown to who may buy it. */
@Schema(name = "Plan")
public record PlanView(
    @Schema(example = "pro") String id,
    @Schema(example = "Pro") String name,
    String description,
    @Schema(example = "usd") String currency,
    @Schema(
            description =
                "The price by period, shortest first, in the currency's minor unit; empty if the"
                    + " plan is free",
            example = "{\"monthly\": 2900, \"yearly\": 29000}")
        Map<String, Long> prices,
    @Schema(description = "The agents that it includes besides the free ones; null for all agents")
        @Nullable List<String> agents,
    @Schema(description = "0 if there is no trial", example = "7") int trialDays,
    List<String> features,
    int order,
    @Schema(description = "Whether it is on sale") boolean active) {

  public static PlanView of(Plan plan) {
    Map<String, Long> prices = new LinkedHashMap<>();
    for (Period period : Period.values()) {
      Long price = plan.prices().get(period.word());
      if (price != null) {
        prices.put(period.word(), price);
      }
    }
    return new PlanView(
        plan.id(),
        plan.name(),
        plan.description(),
        plan.currency(),
        prices,
        plan.agents(),
        plan.trialDays(),
        plan.features(),
        plan.order(),
        plan.active());
  }
}
