package com.onelastai.support.consultation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A day that differs from the week. Its date is a text, as it is a day of no time zone. */
record SpecialDay(
    @Schema(example = "2027-12-24")
        @NotNull
        @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}", message = "must be a date such as 2027-12-24")
        String date,
    @Schema(description = "Whether the weekly hours do not count on this day") boolean closed,
    @Schema(description = "More hours; if it is closed, the only ones") @NotNull @Size(max = 10)
        List<@NotNull @Valid Hours> hours) {}
