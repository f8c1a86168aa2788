package com.onelastai.community.suggestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What becomes of suggestions; up to 50 in each column. */
record Roadmap(
    @Schema(description = "The most votes first") List<SuggestionView> planned,
    @Schema(description = "The most votes first") List<SuggestionView> started,
    @Schema(description = "The latest first") List<SuggestionView> done) {}
