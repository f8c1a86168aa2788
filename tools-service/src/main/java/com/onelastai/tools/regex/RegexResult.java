package com.onelastai.tools.regex;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record RegexResult(
    @Schema(description = "How many matches there are, at most 1000", example = "2") int count,
    @Schema(description = "The first 200") List<Match> matches,
    @Schema(description = "The text with all matches replaced") @Nullable String replaced,
    @Schema(description = "The parts of the pattern in their order, if they are asked for")
        @Nullable List<Part> explanation) {

  RegexResult explainedBy(List<Part> parts) {
    return new RegexResult(count, matches, replaced, parts);
  }

  @Schema(name = "RegexMatch")
  record Match(
      @Schema(example = "5") int start,
      @Schema(description = "Behind the match", example = "12") int end,
      @Schema(example = "2026-03") String text,
      List<Group> groups) {}

  @Schema(name = "RegexGroup")
  record Group(
      @Schema(description = "Its number, or its name", example = "year") String name,
      @Schema(description = "Null if it took no part in the match", example = "2026")
          @Nullable String text) {}

  @Schema(name = "RegexPart")
  record Part(
      @Schema(description = "In how many groups it is", example = "1") int depth,
      @Schema(example = "\\d") String part,
      @Schema(example = "A digit") String meaning) {}
}
