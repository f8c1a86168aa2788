package com.onelastai.tools.json;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record JsonInput(
    @NotNull Action action,
    @NotNull
        @Size(max = 700_000)
        @Schema(example = "{\"name\": \"lamp\", \"price\": 12.50, \"tags\": [\"new\"]}")
        String text,
    @Schema(description = "What the text is written in; JSON by default") @Nullable Syntax syntax,
    @Min(1) @Max(8) @Schema(description = "Spaces before each level; 2 by default")
        @Nullable Integer indent,
    @Size(min = 1, max = 1_000)
        @Schema(
            description = "For `query`: a JSONPath; the operator =~ is not offered",
            example = "$.items[?(@.price < 20)].name")
        @Nullable String query,
    @Size(max = 700_000)
        @Schema(description = "For `diff`: the document that the text is to become")
        @Nullable String other) {

  @Schema(name = "JsonAction")
  enum Action implements SnakeCaseEnum {
    FORMAT,
    MINIFY,
    VALIDATE,
    SORT_KEYS,
    QUERY,
    DIFF,
    TO_YAML,
    TO_CSV
  }

  @Schema(name = "JsonSyntax")
  enum Syntax implements SnakeCaseEnum {
    JSON,
    JSON5,
    JSON_LINES
  }
}
