package com.onelastai.tools.network;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record NetworkToolsInput(
    @NotNull
        @Size(min = 1, max = 253)
        @Schema(description = "A name or an IP address", example = "www.example.com")
        String host) {}
