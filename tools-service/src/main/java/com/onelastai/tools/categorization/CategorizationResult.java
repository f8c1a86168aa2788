package com.onelastai.tools.categorization;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

record CategorizationResult(
    @Schema(
            description = "Of the page that was read, after redirects",
            example = "https://www.example.com/")
        String url,
    @Schema(description = "The category with the highest score; null if there is none")
        @Nullable String category,
    Certainty certainty,
    @Schema(description = "All categories with a score, the highest first")
        List<CategoryScore> scores,
    Signals signals) {

  @Schema(name = "CategoryCertainty")
  enum Certainty {
    /** A score of 12 or more, and at least twice the next one. */
    LIKELY,
    /** A score of 4 or more, and higher than the next one. */
    POSSIBLE,
    UNKNOWN;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Schema(name = "CategoryScore")
  record CategoryScore(
      @Schema(example = "news") String category,
      @Schema(
              description =
                  "Each word counts once at each place: 5 as a type of schema.org, 3 in the title, 2 "
                      + "in the description, keywords, headings or generator",
              example = "12")
          int score,
      @Schema(description = "The words that were found") List<String> words) {}

  /** What the page says of itself in its first 128,000 bytes. */
  @Schema(name = "PageSignals")
  record Signals(
      String title,
      String description,
      List<String> keywords,
      @Schema(description = "Of the first three levels") List<String> headings,
      @Schema(description = "Types of schema.org", example = "[\"NewsArticle\"]")
          List<String> types,
      @Schema(description = "The software that made it", example = "WordPress") String generator,
      @Schema(example = "en") String language) {}
}
