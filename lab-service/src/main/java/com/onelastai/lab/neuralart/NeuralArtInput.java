package com.onelastai.lab.neuralart;

import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record NeuralArtInput(
    @NotBlank @Size(max = 1000) @Schema(example = "A quiet forest after the storm") String prompt,
    @Schema(description = "By default auto: as the prompt's words suggest", example = "flow_field")
        @Nullable Style style,
    @Schema(
            description = "Pixels of the longer side; 1024 by default",
            example = "1024",
            allowableValues = {"512", "768", "1024", "1536"})
        @Nullable Integer resolution,
    @Schema(description = "By default square", example = "landscape") @Nullable Aspect aspect,
    @Min(0)
        @Max(NeuralArtInput.MOST_SEED)
        @Schema(
            description = "Chooses among the pictures of a prompt; by default it follows from it")
        @Nullable Long seed,
    @Schema(
            description =
                "By default auto: the image server if there is one and it answers, otherwise local",
            example = "local")
        @Nullable Choice engine)
    implements ExperimentInput {

  /** What a number of JavaScript holds exactly. */
  static final long MOST_SEED = (1L << 53) - 1;

  @Schema(name = "ArtEngine")
  enum Choice implements SnakeCaseEnum {
    AUTO,
    LOCAL,
    REMOTE
  }

  /** The shape of a picture. */
  @Schema(name = "ArtAspect")
  enum Aspect implements SnakeCaseEnum {
    SQUARE,
    /** Three to two. */
    LANDSCAPE,
    /** Two to three. */
    PORTRAIT;

    private static int shortSide(int longSide) {
      return longSide * 2 / 3;
    }

    int width(int resolution) {
      return this == PORTRAIT ? shortSide(resolution) : resolution;
    }

    int height(int resolution) {
      return this == LANDSCAPE ? shortSide(resolution) : resolution;
    }
  }

  Choice choice() {
    return Objects.requireNonNullElse(engine, Choice.AUTO);
  }

  Style wantedStyle() {
    return Objects.requireNonNullElse(style, Style.AUTO);
  }

  Aspect shape() {
    return Objects.requireNonNullElse(aspect, Aspect.SQUARE);
  }

  int pixels() {
    return Objects.requireNonNullElse(resolution, 1024);
  }

  long chosenSeed() {
    return seed == null ? Chance.hash(prompt) & MOST_SEED : seed;
  }
}
