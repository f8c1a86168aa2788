package com.onelastai.tools.reputation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record ThreatIntelligenceInput(
    @NotNull
        @Size(min = 1, max = 2_000)
        @Schema(
            description =
                "A domain, an IP address, a URL, or a file's MD5, SHA-1, SHA-256 or SHA-512",
            example = "http://www.example.com/download")
        String indicator) {}
