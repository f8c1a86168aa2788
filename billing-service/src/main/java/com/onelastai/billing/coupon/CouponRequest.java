package com.onelastai.billing.coupon;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The description of a coupon from an admin. It takes off a percentage or an amount. */
@Schema(name = "CouponDescription")
record CouponRequest(
    @Schema(
            description = "Only for a new coupon; otherwise the path has the code",
            example = "WELCOME20")
        @Pattern(
            regexp = "\\s*[A-Za-z0-9][A-Za-z0-9_-]{2,39}\\s*",
            message = "must be 3 to 40 letters, digits, - or _")
        @Nullable String code,
    @Schema(description = "Percent", example = "20") @Min(1) @Max(100) @Nullable Integer percentOff,
    @Schema(description = "In the currency's minor unit") @Min(1) @Max(99_999_999)
        @Nullable Long amountOff,
    @Schema(
            description =
                "The currency of `amountOff`: ISO 4217, lower case. The coupon is only for plans in"
                    + " this currency")
        @Pattern(
            regexp = "[a-z]{3}",
            message = "must be a currency code of three lower-case letters")
        @Nullable String currency,
    @Schema(description = "The plans that it is for; all if left out", example = "[\"pro\"]")
        @Size(min = 1, max = 100)
        @Nullable List<@NotBlank @Size(max = 100) String> plans,
    @Schema(
            description = "The payments that it reduces; once if left out",
            allowableValues = {"once", "months", "forever"})
        @Pattern(regexp = "once|months|forever", message = "must be once, months or forever")
        @Nullable String duration,
    @Schema(description = "The number of months, if `duration` is months") @Min(2) @Max(120)
        @Nullable Integer months,
    @Nullable Instant validFrom,
    @Nullable Instant expiresAt,
    @Schema(description = "The maximum of all users together; no limit if left out") @Min(1)
        @Nullable Integer maxRedemptions,
    @Schema(description = "No limit if left out") @Min(1) @Nullable Integer maxPerUser,
    @Schema(description = "True if left out") @Nullable Boolean active) {

  CouponTerms terms() {
    return new CouponTerms(
        percentOff,
        amountOff,
        currency,
        plans == null ? null : List.copyOf(plans),
        Objects.requireNonNullElse(duration, CouponTerms.ONCE),
        months,
        stored(validFrom),
        stored(expiresAt),
        maxRedemptions,
        maxPerUser,
        !Boolean.FALSE.equals(active));
  }

  private static @Nullable Instant stored(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }
}
