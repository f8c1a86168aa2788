package com.onelastai.billing.coupon;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Schema(name = "CouponApplication")
record QuoteRequest(
    @Schema(description = "Upper or lower case", example = "WELCOME20") @NotBlank @Size(max = 100)
        String code,
    @Schema(example = "pro") @NotBlank @Size(max = 100) String planId,
    @Schema(
            description =
                "If left out: monthly if the plan has such a price, else the shortest period",
            example = "monthly")
        @Size(max = 20)
        @Nullable String period) {}
