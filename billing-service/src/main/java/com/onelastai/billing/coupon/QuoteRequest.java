package com.onelastai.billing.coupon;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Schema(name = "CouponApplication")
record QuoteRequest(
    @Schema(description = "In capitals or not", example = "WELCOME20") @NotBlank @Size(max = 100)
        String code,
    @Schema(example = "pro") @NotBlank @Size(max = 100) String planId,
    @Schema(description = "Monthly if left out and sold so, else the shortest", example = "monthly")
        @Size(max = 20)
        @Nullable String period) {}
