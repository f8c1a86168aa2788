package com.onelastai.tools.ping;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

public record PingInput(
    @NotNull
        @Size(min = 1, max = 253)
        @Schema(description = "A name or an IP address", example = "www.example.com")
        String host,
    @Min(1) @Max(10) @Schema(description = "How many pings; 4 by default", example = "4")
        @Nullable Integer count) {}
