package com.onelastai.tools.uuid;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record UuidResult(
    @Schema(example = "[\"919108f7-52d1-4320-9bac-f847db4148a8\"]") List<String> ids,
    @Nullable Decoded decoded) {

  @Schema(name = "DecodedId")
  record Decoded(
      @Schema(example = "uuid") String format,
      @Schema(description = "Of a UUID; null for others", example = "7") @Nullable Integer version,
      @Schema(example = "RFC 9562") @Nullable String variant,
      @Schema(description = "When it was made, as it says itself") @Nullable Instant time,
      @Schema(description = "Of versions 1 and 6", example = "13b8") @Nullable String clockSequence,
      @Schema(description = "Of versions 1 and 6", example = "9e6bdeced846")
          @Nullable String node) {}
}
