package com.onelastai.tools.mac;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record MacInput(
    @NotBlank
        @Size(max = 64)
        @Schema(
            description =
                "48 or 64 bits, or the first 24 and more of them, with or without separators",
            example = "00:00:5E:00:53:01")
        String address) {}
