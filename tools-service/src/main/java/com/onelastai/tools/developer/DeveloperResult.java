package com.onelastai.tools.developer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record DeveloperResult(
    @Schema(description = "What was made of the text", example = "anExampleText")
        @Nullable String text,
    @Schema(description = "What was found out about it") List<Detail> details,
    @Schema(description = "What to know about the result") @Nullable String note) {

  @Schema(name = "DeveloperDetail")
  record Detail(@Schema(example = "words") String name, @Schema(example = "3") String value) {}
}
