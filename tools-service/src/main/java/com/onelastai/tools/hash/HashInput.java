package com.onelastai.tools.hash;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record HashInput(
    @NotNull @Size(max = 700_000) @Schema(example = "The quick brown fox") String text,
    @Schema(description = "How the text stands for bytes; UTF-8 by default")
        @Nullable Encoding encoding,
    @Size(min = 1, max = 20)
        @Schema(description = "All digests and checksums by default", example = "[\"SHA-256\"]")
        @Nullable List<@NotNull Algorithm> algorithms,
    @Size(max = 10_000)
        @Schema(
            description = "With a key, each digest is an HMAC (RFC 2104)",
            accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable String key,
    @Min(4)
        @Max(12)
        @Schema(
            description = "Of bcrypt: 2 to the power of it is the number of rounds; 10 by default")
        @Nullable Integer bcryptCost,
    @Min(8)
        @Max(65_536)
        @Schema(description = "Of Argon2id in KiB; 19456 by default, as OWASP recommends")
        @Nullable Integer argon2Memory,
    @Min(1) @Max(5) @Schema(description = "Of Argon2id: passes; 2 by default")
        @Nullable Integer argon2Iterations) {

  @Schema(name = "HashEncoding")
  enum Encoding implements SnakeCaseEnum {
    UTF8,
    HEX,
    BASE64
  }
}
