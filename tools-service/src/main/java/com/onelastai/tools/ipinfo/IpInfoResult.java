package com.onelastai.tools.ipinfo;

import com.onelastai.tools.ip.SpecialNetwork;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record IpInfoResult(
    @Schema(description = "As RFC 5952 writes it", example = "192.0.2.1") String address,
    @Schema(description = "4 or 6", example = "4") int version,
    @Schema(description = "With all digits", example = "192.000.002.001") String full,
    @Schema(description = "As a number", example = "3221225985") String decimal,
    @Schema(example = "0xc0000201") String hexadecimal,
    @Schema(description = "Whose PTR record names the host", example = "1.2.0.192.in-addr.arpa")
        String reverseName,
    @Schema(description = "Null of an ordinary public address") @Nullable SpecialNetwork special,
    @Schema(description = "The IPv4 address in a mapped, 6to4, Teredo or translated one")
        @Nullable String embedded,
    @Schema(description = "ISO 3166-1; null if unknown", example = "NL") @Nullable String country,
    @Schema(example = "Netherlands") @Nullable String countryName,
    @Schema(description = "When the data of countries was collected") Instant collectedAt) {}
