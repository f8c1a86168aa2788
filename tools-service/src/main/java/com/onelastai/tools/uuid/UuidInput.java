package com.onelastai.tools.uuid;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record UuidInput(
    @Schema(description = "What to make; UUIDs of version 4 by default") @Nullable Kind kind,
    @Min(1) @Max(1000) @Schema(description = "How many; 1 by default", example = "2")
        @Nullable Integer count,
    @Schema(description = "Of versions 3 and 5: the namespace; that of DNS by default")
        @Nullable UUID namespace,
    @Size(min = 1, max = 10_000)
        @Schema(description = "Of versions 3 and 5", example = "www.example.com")
        @Nullable String name,
    @Pattern(regexp = "[0-9a-fA-F]{32}")
        @Schema(description = "Of version 8: 128 bits in hexadecimal, of which 122 are used")
        @Nullable String custom,
    @Min(2) @Max(64) @Schema(description = "Of NanoIDs: how many characters; 21 by default")
        @Nullable Integer length,
    @Size(min = 1, max = 100)
        @Schema(description = "An identifier to decode, in place of making some")
        @Nullable String decode) {

  @Schema(name = "UuidKind")
  enum Kind {
    V1,
    V3,
    V4,
    V5,
    V6,
    V7,
    V8,
    ULID,
    NANOID;

    @JsonValue
    String value() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
