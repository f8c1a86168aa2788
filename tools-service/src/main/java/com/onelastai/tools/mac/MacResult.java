package com.onelastai.tools.mac;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record MacResult(
    @Schema(example = "00:00:5E:00:53:01") String address,
    @Schema(description = "Null if nobody has registered it", example = "ICANN, IANA Department")
        @Nullable String maker,
    @Schema(description = "The maker's postal address") List<String> postalAddress,
    @Schema(description = "What the maker has registered", example = "00:00:5E")
        @Nullable String prefix,
    @Nullable Registry registry,
    @Schema(description = "Given out by a system, often at random, and not by the maker")
        boolean locallyAdministered,
    @Schema(description = "Of a group of stations") boolean multicast,
    @Schema(description = "Of 48 bits, as an identifier of 64", example = "00:00:5E:FF:FE:00:53:01")
        @Nullable String eui64,
    @Schema(
            description = "The IPv6 address that follows from it (RFC 4291, appendix A)",
            example = "fe80::200:5eff:fe00:5301")
        @Nullable String linkLocal,
    @Schema(description = "Where the maker is from", example = "IEEE registries, oui-data 2.1.9")
        String source) {

  @Schema(name = "MacRegistry", description = "Of 24, 28 or 36 bits")
  enum Registry implements SnakeCaseEnum {
    MA_L,
    MA_M,
    MA_S
  }
}
