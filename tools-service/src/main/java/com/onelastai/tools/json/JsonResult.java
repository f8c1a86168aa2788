package com.onelastai.tools.json;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record JsonResult(
    @Schema(
            description =
                "What was made of the text: for `query` an array of what was found, for "
                    + "`diff` a JSON Patch; null for `validate`",
            example = "{\"name\":\"lamp\"}")
        @Nullable String text,
    @Schema(description = "For `validate`") @Nullable Boolean valid,
    @Schema(description = "Why the text is not valid") @Nullable Problem problem,
    @Schema(description = "For `query`: how many values were found", example = "2")
        @Nullable Integer matches,
    @Schema(description = "For `diff`, in the order of the patch") List<Change> changes,
    @Schema(
            description =
                "The first 50 names that their objects have already; `format` and "
                    + "`minify` keep both, else the last one counts")
        List<Duplicate> duplicateKeys) {

  @Schema(name = "JsonProblem")
  record Problem(
      @Schema(example = "1") int line,
      @Schema(example = "12") int column,
      @Schema(example = "Unrecognized token 'nul'") String message) {}

  @Schema(name = "JsonChange")
  record Change(
      @Schema(description = "Of RFC 6902: add, remove or replace", example = "replace") String op,
      @Schema(description = "JSON Pointer (RFC 6901)", example = "/price") String path,
      @Schema(description = "JSON; null if there was no value", example = "12.50")
          @Nullable String before,
      @Schema(description = "JSON; null if there is no value now", example = "13")
          @Nullable String after) {}

  @Schema(name = "JsonDuplicate")
  record Duplicate(
      @Schema(description = "JSON Pointer (RFC 6901)", example = "/price") String path,
      @Schema(example = "1") int line,
      @Schema(example = "12") int column) {}
}
