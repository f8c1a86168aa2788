package com.onelastai.lab.storyweaver;

import com.onelastai.lab.experiment.Engine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A story as a book. */
record StoryWeaverResult(
    @Schema(example = "Mira and the silver key") String title,
    Genre genre,
    List<StoryCharacter> characters,
    List<String> plotPoints,
    List<Chapter> chapters,
    @Schema(description = "The whole text") String storyText,
    @Schema(description = "The one that was used", example = "7") long seed,
    @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String pdfUrl,
    @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrO") String epubUrl) {

  /**
   * A chapter.
   *
   * @param text paragraphs with an empty line between them
   */
  @Schema(name = "StoryChapter")
  record Chapter(
      @Schema(example = "They find a map") String title,
      @Schema(description = "Paragraphs with an empty line between them") String text,
      @Schema(
              description =
                  "What wrote it: the grammar or a model; both, if the grammar had to add")
          Engine.Kind writtenBy,
      @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrP") String illustrationUrl) {}
}
