package com.onelastai.tools.ipnetblocks;

import com.onelastai.tools.ip.SpecialNetwork;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record IpNetblocksResult(
    @Schema(description = "The fewest blocks that cover exactly these addresses")
        List<Block> blocks,
    @Schema(description = "Addresses in all of them", example = "256") String size,
    @Schema(description = "The first parts, 256 at most") List<String> parts,
    @Schema(description = "How many parts there are, if it was split", example = "4")
        @Nullable String partCount,
    @Schema(description = "Whether the given address is inside") @Nullable Boolean inside) {

  @Schema(name = "Netblock")
  record Block(
      @Schema(example = "192.0.2.0/24") String network,
      @Schema(example = "192.0.2.0") String first,
      @Schema(description = "The broadcast address of IPv4", example = "192.0.2.255") String last,
      @Schema(example = "256") String size,
      @Schema(description = "Of IPv4", example = "255.255.255.0") @Nullable String mask,
      @Schema(description = "The inverted mask, of IPv4", example = "0.0.0.255")
          @Nullable String wildcard,
      @Schema(
              description =
                  "The first address for a host; all are for hosts where the prefix has 31 bits or"
                      + " more (RFC 3021), and with IPv6",
              example = "192.0.2.1")
          String firstHost,
      @Schema(example = "192.0.2.254") String lastHost,
      @Schema(description = "Null of an ordinary public network")
          @Nullable SpecialNetwork special) {}
}
