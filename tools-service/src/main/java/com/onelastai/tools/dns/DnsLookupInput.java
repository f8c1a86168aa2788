package com.onelastai.tools.dns;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record DnsLookupInput(
    @NotNull
        @Size(min = 1, max = 253)
        @Schema(
            description = "A name; or an IP address, to find the names that belong to it",
            example = "example.com")
        String name,
    @Size(min = 1, max = 31)
        @Schema(
            description = "The common ones by default; an address has names only",
            example = "[\"A\", \"MX\"]")
        @Nullable List<@NotNull RecordType> types) {}
