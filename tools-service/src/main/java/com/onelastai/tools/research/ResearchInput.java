package com.onelastai.tools.research;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record ResearchInput(
    @NotNull @Size(min = 1, max = 253) @Schema(example = "example.com") String domain) {}
