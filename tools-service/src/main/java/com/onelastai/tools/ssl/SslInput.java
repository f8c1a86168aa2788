package com.onelastai.tools.ssl;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record SslInput(
    @NotNull @Size(min = 1, max = 253) @Schema(example = "example.com") String host,
    @Min(1)
        @Max(65_535)
        @Schema(
            description = "443 by default, or another one that is usual for TLS",
            example = "443")
        @Nullable Integer port) {}
