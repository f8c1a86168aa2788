package com.onelastai.tools.availability;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record AvailabilityInput(
    @NotNull
        @Size(min = 1, max = 20)
        @Schema(
            description = "Of a name below a domain, the domain is checked",
            example = "[\"example.com\", \"example.org\"]")
        List<@NotNull @Size(min = 1, max = 253) String> domains) {}
