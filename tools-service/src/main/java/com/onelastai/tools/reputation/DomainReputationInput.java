package com.onelastai.tools.reputation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record DomainReputationInput(
    @NotNull @Size(min = 1, max = 253) @Schema(example = "www.example.com") String domain) {}
