package com.onelastai.lab.imageplayground;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.Flip;
import org.jspecify.annotations.Nullable;

/** One step. What is transparent stays so; pictures are ARGB. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@Schema(
    discriminatorProperty = "type",
    oneOf = {
      Transformation.Crop.class,
      Transformation.Rotate.class,
      Transformation.Mirror.class,
      Transformation.Resize.class,
      Transformation.Brightness.class,
      Transformation.Contrast.class,
      Transformation.Saturation.class,
      Transformation.Hue.class,
      Transformation.Grayscale.class,
      Transformation.Sepia.class,
      Transformation.Invert.class,
      Transformation.Blur.class,
      Transformation.Sharpen.class,
      Transformation.Edges.class,
      Transformation.ReduceColours.class,
      Transformation.ApplyPalette.class,
      Transformation.Stylise.class
    },
    discriminatorMapping = {
      @DiscriminatorMapping(value = "crop", schema = Transformation.Crop.class),
      @DiscriminatorMapping(value = "rotate", schema = Transformation.Rotate.class),
      @DiscriminatorMapping(value = "flip", schema = Transformation.Mirror.class),
      @DiscriminatorMapping(value = "resize", schema = Transformation.Resize.class),
      @DiscriminatorMapping(value = "brightness", schema = Transformation.Brightness.class),
      @DiscriminatorMapping(value = "contrast", schema = Transformation.Contrast.class),
      @DiscriminatorMapping(value = "saturation", schema = Transformation.Saturation.class),
      @DiscriminatorMapping(value = "hue", schema = Transformation.Hue.class),
      @DiscriminatorMapping(value = "grayscale", schema = Transformation.Grayscale.class),
      @DiscriminatorMapping(value = "sepia", schema = Transformation.Sepia.class),
      @DiscriminatorMapping(value = "invert", schema = Transformation.Invert.class),
      @DiscriminatorMapping(value = "blur", schema = Transformation.Blur.class),
      @DiscriminatorMapping(value = "sharpen", schema = Transformation.Sharpen.class),
      @DiscriminatorMapping(value = "edges", schema = Transformation.Edges.class),
      @DiscriminatorMapping(value = "reduce_colours", schema = Transformation.ReduceColours.class),
      @DiscriminatorMapping(value = "palette", schema = Transformation.ApplyPalette.class),
      @DiscriminatorMapping(value = "stylise", schema = Transformation.Stylise.class)
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
  @JsonTypeName("crop")
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
  @JsonTypeName("rotate")
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
  @JsonTypeName("flip")
  @Schema(name = "Flip")
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
  @JsonTypeName("resize")
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
  @JsonTypeName("brightness")
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
  @JsonTypeName("contrast")
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
  @JsonTypeName("saturation")
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
  @JsonTypeName("hue")
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
  @JsonTypeName("grayscale")
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
  @JsonTypeName("sepia")
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
  @JsonTypeName("invert")
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
  @JsonTypeName("blur")
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
  @JsonTypeName("sharpen")
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
  @JsonTypeName("edges")
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
  @JsonTypeName("reduce_colours")
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
  @JsonTypeName("palette")
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
  @JsonTypeName("stylise")
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
