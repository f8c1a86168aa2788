package com.onelastai.support.consultation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Hours on the same day of every week. */
record WeeklyHours(
    @Schema(description = "1 is Monday", example = "1") @Min(1) @Max(7) int day,
    @NotNull @Valid Hours hours) {}
