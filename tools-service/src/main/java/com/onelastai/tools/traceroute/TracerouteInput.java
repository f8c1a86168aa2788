package com.onelastai.tools.traceroute;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record TracerouteInput(
    @NotNull
        @Size(min = 1, max = 253)
        @Schema(description = "A name or an IP address", example = "www.example.com")
        String host) {}
