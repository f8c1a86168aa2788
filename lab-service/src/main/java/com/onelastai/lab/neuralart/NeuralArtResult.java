package com.onelastai.lab.neuralart;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture.
 *
 * @param style the chosen one; {@code auto} if an image server drew, which chooses its own
 * @param resolution of the longer side, as it was asked for
 * @param width in pixels
 * @param height in pixels
 * @param seed draws the same picture again, unless an image server drew it
 * @param palette null if an image server drew
 * @param note why it was drawn here although there is an image server
 */
record NeuralArtResult(
    @Schema(example = "A quiet forest after the storm") String prompt,
    Style style,
    @Schema(example = "1024") int resolution,
    @Schema(example = "1024") int width,
    @Schema(example = "1024") int height,
    @Schema(example = "4711") long seed,
    @Nullable ArtPalette palette,
    @Nullable String note,
    @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String generatedImageUrl) {

  /**
   * The colours of a picture.
   *
   * @param colors two of the background, then the inks
   */
  record ArtPalette(
      @Schema(example = "forest and storm") String name,
      @Schema(example = "[\"#12261d\", \"#1b3527\"]") List<String> colors) {}
}
