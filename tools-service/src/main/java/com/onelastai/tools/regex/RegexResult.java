package com.onelastai.tools.regex;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record RegexResult(
    @Schema(description = "How many matches there are, at most 1000", example = "2") int count,
    @Schema(description = "The first 200") List<Match> matches,
    @Schema(description = "The text with all matches replaced") @Nullable String replaced) {

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
}
