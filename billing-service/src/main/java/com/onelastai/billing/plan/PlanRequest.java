package com.onelastai.billing.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The description of a plan, from an admin or from a file of the service. */
@Schema(name = "PlanDescription")
record PlanRequest(
    @Schema(description = "Only for a new plan; otherwise the path has the id", example = "pro")
        @Size(max = 40)
        @Pattern(
            regexp = "[a-z0-9]+(-[a-z0-9]+)*",
            message = "must be lower-case letters and digits, with single hyphens between them")
        @Nullable String id,
    @Schema(example = "Pro") @NotBlank @Size(max = 60) @Pattern(regexp = LINE, message = NO_LINE)
        String name,
    @Schema(example = "All agents of the platform.")
        @NotBlank
        @Size(max = 300)
        @Pattern(regexp = LINE, message = NO_LINE)
        String description,
    @Schema(description = "ISO 4217, lower case", example = "usd")
        @NotNull
        @Pattern(
            regexp = "[a-z]{3}",
            message = "must be a currency code of three lower-case letters")
        String currency,
    @Schema(
            description =
                "The price by period (daily, weekly, monthly, yearly), in the currency's minor"
                    + " unit",
            example = "{\"monthly\": 2900}")
        @NotNull
        Map<String, @NotNull @Min(1) @Max(MAX_PRICE) Long> prices,
    @Schema(description = "The agents that it includes; null for all", example = "[\"ben-sega\"]")
        @Size(max = 500)
        @Nullable List<@NotBlank @Size(max = 100) String> agents,
    @Schema(description = "Days of the free trial; 0 for no trial") @Min(0) @Max(MAX_TRIAL)
        int trialDays,
    @NotNull @Size(max = 20)
        List<@NotBlank @Size(max = 120) @Pattern(regexp = LINE, message = NO_LINE) String> features,
    @Schema(description = "Its position in the list, smallest first") @Min(0) @Max(MAX_ORDER)
        int order,
    @Schema(description = "Whether it is on sale") boolean active) {

  /** Stripe accepts eight digits. */
  static final long MAX_PRICE = 99_999_999;

  /** Stripe accepts two years. */
  static final int MAX_TRIAL = 730;

  private static final int MAX_ORDER = 1_000;
  private static final String LINE =
      "[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*";
  private static final String NO_LINE = "must not contain control characters";

  Plan toPlan(String id) {
    return new Plan(
        id,
        name.strip(),
        description.strip(),
        currency,
        Map.copyOf(prices),
        agents == null ? null : List.copyOf(agents),
        trialDays,
        features.stream().map(String::strip).toList(),
        order,
        active);
  }
}
