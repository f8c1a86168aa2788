package com.onelastai.tools.color;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record ColorInput(
    @NotBlank
        @Size(max = 200)
        @Schema(
            description = "In any notation of CSS Color 4",
            example = "oklch(62.8% 0.2577 29.23 / 80%)")
        String color,
    @Size(min = 1, max = 200)
        @Schema(description = "The color behind a text of the first one", example = "white")
        @Nullable String background) {}
