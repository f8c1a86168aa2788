package com.onelastai.tools.ipnetblocks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record IpNetblocksInput(
    @NotBlank
        @Size(max = 200)
        @Schema(
            description =
                "A network with a prefix length or a mask, one address, or two addresses with a"
                    + " hyphen between them",
            example = "192.0.2.0/24")
        String network,
    @Min(0)
        @Max(128)
        @Schema(description = "Prefix length of the parts to split it into", example = "26")
        @Nullable Integer splitInto,
    @Size(min = 1, max = 64)
        @Schema(description = "Tells whether it is inside", example = "192.0.2.77")
        @Nullable String address) {}
