package com.onelastai.tools.ipinfo;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record IpInfoInput(
    @Size(min = 1, max = 64)
        @Schema(description = "IPv4 or IPv6; by default the caller's", example = "192.0.2.1")
        @Nullable String address) {}
