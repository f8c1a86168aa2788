package com.onelastai.tools.categorization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record CategorizationInput(
    @NotNull
        @Size(min = 1, max = 2_000)
        @Schema(description = "A domain or the URL of a page", example = "https://www.example.com/")
        String site) {}
