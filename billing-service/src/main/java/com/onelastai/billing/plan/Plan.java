package com.onelastai.billing.plan;

import com.onelastai.starter.index.StaysSmall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A plan, as it is stored and as the API returns it. Subscribers keep a plan that is no longer
 * active.
 */
@Document("plans")
@StaysSmall("The offer, which admins define.")
@Schema(name = "Plan")
public record Plan(
    @Schema(example = "pro") @Id String id,
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

  /** The plan for one agent, which the buyer chooses. Its {@code agents} is empty. */
  public static final String AGENT = "agent";

  /** The plan of users who have not bought one. */
  public static final String FREE = "free";

  /** A billing period; requests, responses and documents have its lower-case name. */
  public enum Period {
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Plan {
    Map<String, Long> sorted = new LinkedHashMap<>();
    for (Period period : Period.values()) {
      Long price = prices.get(period.toString());
      if (price != null) {
        sorted.put(period.toString(), price);
      }
    }
    prices.forEach(sorted::putIfAbsent);
    prices = sorted;
  }

  /** Whether it includes this agent. */
  public boolean opens(String agent) {
    return agents == null || agents.contains(agent);
  }

  /** Whether it can be bought. */
  public boolean sold() {
    return active && !prices.isEmpty();
  }
}
