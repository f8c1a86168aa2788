package com.onelastai.lab.imageplayground;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.Flip;
import org.jspecify.annotations.Nullable;

/** One step. What is transparent stays so; pictures are ARGB. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Transformation.Crop.class, name = "crop"),
  @JsonSubTypes.Type(value = Transformation.Rotate.class, name = "rotate"),
  @JsonSubTypes.Type(value = Transformation.Mirror.class, name = "flip"),
  @JsonSubTypes.Type(value = Transformation.Resize.class, name = "resize"),
  @JsonSubTypes.Type(value = Transformation.Brightness.class, name = "brightness"),
  @JsonSubTypes.Type(value = Transformation.Contrast.class, name = "contrast"),
  @JsonSubTypes.Type(value = Transformation.Saturation.class, name = "saturation"),
  @JsonSubTypes.Type(value = Transformation.Hue.class, name = "hue"),
  @JsonSubTypes.Type(value = Transformation.Grayscale.class, name = "grayscale"),
  @JsonSubTypes.Type(value = Transformation.Sepia.class, name = "sepia"),
  @JsonSubTypes.Type(value = Transformation.Invert.class, name = "invert"),
  @JsonSubTypes.Type(value = Transformation.Blur.class, name = "blur"),
  @JsonSubTypes.Type(value = Transformation.Sharpen.class, name = "sharpen"),
  @JsonSubTypes.Type(value = Transformation.Edges.class, name = "edges"),
  @JsonSubTypes.Type(value = Transformation.ReduceColours.class, name = "reduce_colours"),
  @JsonSubTypes.Type(value = Transformation.ApplyPalette.class, name = "palette"),
  @JsonSubTypes.Type(value = Transformation.Stylise.class, name = "stylise")
})
sealed interface Transformation {

  /** The longest side of a picture, in pixels. */
  int MAX_SIDE = 4096;

  /** What it does, for people. */
  String step();

  /**
   * Returns another picture.
   *
   * @throws ExperimentFailedException if this picture is too small or too large for it
   */
  BufferedImage apply(BufferedImage picture);

  /** In pixels, from the upper left corner. */
  record Crop(
      @Schema(example = "10") @Min(0) @Max(MAX_SIDE) int x,
      @Schema(example = "10") @Min(0) @Max(MAX_SIDE) int y,
      @Schema(example = "640") @Min(1) @Max(MAX_SIDE) int width,
      @Schema(example = "480") @Min(1) @Max(MAX_SIDE) int height)
      implements Transformation {

    @Override
    public String step() {
      return "Cropping";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Geometry.crop(picture, x, y, width, height);
    }
  }

  /** Clockwise. The picture grows as its corners need, which are transparent. */
  record Rotate(@Schema(example = "90") @Min(-360) @Max(360) double degrees)
      implements Transformation {

    @Override
    public String step() {
      return "Rotating";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Geometry.rotate(picture, degrees);
    }
  }

  /** Horizontally, left and right change places. */
  @Schema(name = "FlipPicture")
  record Mirror(@NotNull Direction direction) implements Transformation {

    /** Along which axis. */
    enum Direction implements SnakeCaseEnum {
      HORIZONTAL,
      VERTICAL
    }

    @Override
    public String step() {
      return "Flipping";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return direction == Direction.HORIZONTAL
          ? Flip.HORIZONTAL.apply(picture)
          : Flip.VERTICAL.apply(picture);
    }
  }

  /** With one of the two, the other follows from it. */
  record Resize(
      @Schema(example = "800") @Nullable @Min(1) @Max(MAX_SIDE) Integer width,
      @Schema(example = "600") @Nullable @Min(1) @Max(MAX_SIDE) Integer height)
      implements Transformation {

    @Override
    public String step() {
      return "Resizing";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Geometry.resize(picture, width, height);
    }
  }

  /** In percent; 0 changes nothing, and -100 is black. */
  record Brightness(@Schema(example = "20") @Min(-100) @Max(100) int amount)
      implements Transformation {

    @Override
    public String step() {
      return "Changing the brightness";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.brightness(factor(amount)).apply(picture);
    }
  }

  /** In percent; 0 changes nothing, and -100 is gray. */
  record Contrast(@Schema(example = "20") @Min(-100) @Max(100) int amount)
      implements Transformation {

    @Override
    public String step() {
      return "Changing the contrast";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.contrast(factor(amount)).apply(picture);
    }
  }

  /** In percent; 0 changes nothing, and -100 is without colour. */
  record Saturation(@Schema(example = "-50") @Min(-100) @Max(100) int amount)
      implements Transformation {

    @Override
    public String step() {
      return "Changing the saturation";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.saturation(factor(amount)).apply(picture);
    }
  }

  /** Turns the circle of colours. */
  record Hue(@Schema(example = "120") @Min(-360) @Max(360) int degrees) implements Transformation {

    @Override
    public String step() {
      return "Turning the colours";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.hue(degrees).apply(picture);
    }
  }

  /** Shades of gray. */
  record Grayscale() implements Transformation {

    @Override
    public String step() {
      return "Removing the colours";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.GRAYSCALE.apply(picture);
    }
  }

  /** Shades of brown, as in old photographs. */
  record Sepia() implements Transformation {

    @Override
    public String step() {
      return "Browning";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.SEPIA.apply(picture);
    }
  }

  /** Each colour becomes its opposite. */
  record Invert() implements Transformation {

    @Override
    public String step() {
      return "Inverting";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Colours.INVERT.apply(picture);
    }
  }

  /** The radius is in pixels. */
  record Blur(@Schema(example = "5") @Min(1) @Max(30) int radius) implements Transformation {

    @Override
    public String step() {
      return "Blurring";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Convolutions.blur(picture, radius);
    }
  }

  /** In percent. */
  record Sharpen(@Schema(example = "50") @Min(1) @Max(100) int amount) implements Transformation {

    @Override
    public String step() {
      return "Sharpening";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Convolutions.sharpen(picture, amount / 100f);
    }
  }

  /** White where the picture changes, and black elsewhere. */
  record Edges() implements Transformation {

    @Override
    public String step() {
      return "Finding edges";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Convolutions.edges(picture);
    }
  }

  /** Finds the colours that suit the picture best. */
  record ReduceColours(@Schema(example = "8") @Min(2) @Max(64) int colours)
      implements Transformation {

    @Override
    public String step() {
      return "Choosing colours";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return Palette.of(picture, colours).apply(picture);
    }
  }

  /** Each pixel gets the nearest colour of a palette. */
  record ApplyPalette(@NotNull NamedPalette palette) implements Transformation {

    @Override
    public String step() {
      return "Colouring";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return palette.palette().apply(picture);
    }
  }

  /** The strength is from 1 to 10. */
  record Stylise(@NotNull Style style, @Schema(example = "5") @Min(1) @Max(10) int strength)
      implements Transformation {

    @Override
    public String step() {
      return "Stylising";
    }

    @Override
    public BufferedImage apply(BufferedImage picture) {
      return style.apply(picture, strength);
    }
  }

  private static double factor(int percent) {
    return 1 + percent / 100.0;
  }
}
