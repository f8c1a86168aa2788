package com.onelastai.tools.developer;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record DeveloperInput(
    @NotNull Action action,
    @Size(max = 100_000)
        @Schema(
            description = "For all actions but `lorem_ipsum` and `decode_jwt`",
            example = "An example text")
        @Nullable String text,
    @Size(min = 1, max = 20_000)
        @Schema(
            description = "For `decode_jwt`; it is not kept",
            accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable String token,
    @Min(2)
        @Max(36)
        @Schema(
            description =
                "For `convert_number`: the base of the text; by default its prefix 0x, "
                    + "0o or 0b tells it, else it is 10")
        @Nullable Integer base,
    @Min(1) @Max(50) @Schema(description = "For `lorem_ipsum`: paragraphs, 1 by default")
        @Nullable Integer amount) {

  String requiredText() {
    return required("text", text);
  }

  String requiredToken() {
    return required("token", token);
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw ApiException.invalid(
          List.of(FieldProblem.broken(field, "NotNull", "must be given for this action")));
    }
    return value;
  }
}
