package com.onelastai.tools.base64;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record Base64Input(
    @NotNull Action action,
    @NotNull
        @Size(max = 700_000)
        @Schema(
            description = "To encode, as UTF-8; or to decode, in either alphabet or a data URI",
            example = "Hello, world")
        String text,
    @Schema(description = "Encode with - and _ and without padding, for URLs") boolean urlSafe,
    @Schema(description = "Break lines after 76 characters, as mails do") boolean lines,
    @Schema(description = "Encode as a data URI") boolean dataUri,
    @Pattern(regexp = "[\\w.+-]+/[\\w.+-]+(;[\\w.+-]+=[\\w.+-]+)*")
        @Size(max = 100)
        @Schema(description = "Of a data URI", example = "text/plain")
        @Nullable String mediaType) {

  @Schema(name = "Base64Action")
  enum Action implements SnakeCaseEnum {
    ENCODE,
    DECODE
  }
}
