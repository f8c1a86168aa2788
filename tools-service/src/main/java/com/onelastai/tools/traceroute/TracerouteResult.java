package com.onelastai.tools.traceroute;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record TracerouteResult(
    @Schema(example = "www.example.com") String host,
    @Schema(description = "The address that was traced", example = "192.0.2.1") String address,
    @Schema(description = "The program that found the hops", example = "traceroute") String method,
    @Schema(description = "Whether the last hop is the host") boolean reached,
    List<Hop> hops) {

  @Schema(name = "TracerouteHop")
  record Hop(
      @Schema(example = "3") int hop,
      @Schema(
              description = "Null without a reply, or if it is not public",
              example = "198.51.100.7")
          @Nullable String address,
      @Schema(description = "Null without a reply", example = "8.4")
          @Nullable Double milliseconds) {

    @Override
    public String toString() {
      return milliseconds == null
          ? hop + ": no reply"
          : "%d: %s, %s ms".formatted(hop, address == null ? "not public" : address, milliseconds);
    }
  }
}
