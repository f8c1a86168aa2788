package com.onelastai.tools.ports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record PortScanInput(
    @NotNull
        @Size(min = 1, max = 253)
        @Schema(
            description = "A host that is yours, or whose owner agrees",
            example = "www.example.com")
        String host,
    @Size(max = 200)
        @Schema(
            description = "Numbers and ranges, at most 100 ports; the common ones by default",
            example = "22, 80, 443, 8000-8010")
        @Nullable String ports) {}
