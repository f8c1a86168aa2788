package com.onelastai.lab.imageplayground;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The picture before and after.
 *
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 */
record ImagePlaygroundResult(
    @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String originalImage,
    List<AppliedTransformation> transformations,
    @Schema(example = "/api/lab/files/f-8sGh2kQpW1zXcVbN") String resultImage,
    @Schema(example = "800") int width,
    @Schema(example = "600") int height) {

  /** With the size of the picture after it, in pixels. */
  record AppliedTransformation(
      Transformation transformation,
      @Schema(example = "800") int width,
      @Schema(example = "600") int height) {}
}
