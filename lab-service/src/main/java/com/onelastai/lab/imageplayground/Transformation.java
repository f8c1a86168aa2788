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
import net.coobird.thumbnailator.filters.ImageFilter;
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
  default String step() {
    return switch (this) {
      case Crop _ -> "Cropping";
      case Rotate _ -> "Rotating";
      case Mirror _ -> "Flipping";
      case Resize _ -> "Resizing";
      case Brightness _ -> "Changing the brightness";
      case Contrast _ -> "Changing the contrast";
      case Saturation _ -> "Changing the saturation";
      case Hue _ -> "Turning the colours";
      case Grayscale _ -> "Removing the colours";
      case Sepia _ -> "Browning";
      case Invert _ -> "Inverting";
      case Blur _ -> "Blurring";
      case Sharpen _ -> "Sharpening";
      case Edges _ -> "Finding edges";
      case ReduceColours _ -> "Choosing colours";
      case ApplyPalette _ -> "Colouring";
      case Stylise _ -> "Stylising";
    };
  }

  /**
   * Returns another picture.
   *
   * @throws ExperimentFailedException if this picture is too small or too large for it
   */
  default BufferedImage apply(BufferedImage picture) {
    return switch (this) {
      case Crop crop -> Geometry.crop(picture, crop.x, crop.y, crop.width, crop.height);
      case Rotate rotate -> Geometry.rotate(picture, rotate.degrees);
      case Mirror mirror -> mirror.direction.flip.apply(picture);
      case Resize resize -> Geometry.resize(picture, resize.width, resize.height);
      case Brightness change -> Colours.brightness(factor(change.amount)).apply(picture);
      case Contrast change -> Colours.contrast(factor(change.amount)).apply(picture);
      case Saturation change -> Colours.saturation(factor(change.amount)).apply(picture);
      case Hue hue -> Colours.hue(hue.degrees).apply(picture);
      case Grayscale _ -> Colours.GRAYSCALE.apply(picture);
      case Sepia _ -> Colours.SEPIA.apply(picture);
      case Invert _ -> Colours.INVERT.apply(picture);
      case Blur blur -> Convolutions.blur(picture, blur.radius);
      case Sharpen sharpen -> Convolutions.sharpen(picture, sharpen.amount / 100f);
      case Edges _ -> Convolutions.edges(picture);
      case ReduceColours reduce -> Palette.of(picture, reduce.colours).apply(picture);
      case ApplyPalette chosen -> chosen.palette.palette().apply(picture);
      case Stylise stylise -> stylise.style.apply(picture, stylise.strength);
    };
  }

  private static double factor(int percent) {
    return 1 + percent / 100.0;
  }

  /** In pixels, from the upper left corner. */
  @JsonTypeName("crop")
  record Crop(
      @Schema(example = "10") @Min(0) @Max(MAX_SIDE) int x,
      @Schema(example = "10") @Min(0) @Max(MAX_SIDE) int y,
      @Schema(example = "640") @Min(1) @Max(MAX_SIDE) int width,
      @Schema(example = "480") @Min(1) @Max(MAX_SIDE) int height)
      implements Transformation {}

  /** Clockwise. The picture grows as its corners need, which are transparent. */
  @JsonTypeName("rotate")
  record Rotate(@Schema(example = "90") @Min(-360) @Max(360) double degrees)
      implements Transformation {}

  /** Horizontally, left and right change places. */
  @JsonTypeName("flip")
  @Schema(name = "Flip")
  record Mirror(@NotNull Direction direction) implements Transformation {

    /** Along which axis. */
    enum Direction implements SnakeCaseEnum {
      HORIZONTAL(Flip.HORIZONTAL),
      VERTICAL(Flip.VERTICAL);

      private final ImageFilter flip;

      Direction(ImageFilter flip) {
        this.flip = flip;
      }
    }
  }

  /** With one of the two, the other follows from it. */
  @JsonTypeName("resize")
  record Resize(
      @Schema(example = "800") @Nullable @Min(1) @Max(MAX_SIDE) Integer width,
      @Schema(example = "600") @Nullable @Min(1) @Max(MAX_SIDE) Integer height)
      implements Transformation {}

  /** In percent; 0 changes nothing, and -100 is black. */
  @JsonTypeName("brightness")
  record Brightness(@Schema(example = "20") @Min(-100) @Max(100) int amount)
      implements Transformation {}

  /** In percent; 0 changes nothing, and -100 is gray. */
  @JsonTypeName("contrast")
  record Contrast(@Schema(example = "20") @Min(-100) @Max(100) int amount)
      implements Transformation {}

  /** In percent; 0 changes nothing, and -100 is without colour. */
  @JsonTypeName("saturation")
  record Saturation(@Schema(example = "-50") @Min(-100) @Max(100) int amount)
      implements Transformation {}

  /** Turns the circle of colours. */
  @JsonTypeName("hue")
  record Hue(@Schema(example = "120") @Min(-360) @Max(360) int degrees) implements Transformation {}

  /** Shades of gray. */
  @JsonTypeName("grayscale")
  @Schema(types = "object")
  record Grayscale() implements Transformation {}

  /** Shades of brown, as in old photographs. */
  @JsonTypeName("sepia")
  @Schema(types = "object")
  record Sepia() implements Transformation {}

  /** Each colour becomes its opposite. */
  @JsonTypeName("invert")
  @Schema(types = "object")
  record Invert() implements Transformation {}

  /** The radius is in pixels. */
  @JsonTypeName("blur")
  record Blur(@Schema(example = "5") @Min(1) @Max(30) int radius) implements Transformation {}

  /** In percent. */
  @JsonTypeName("sharpen")
  record Sharpen(@Schema(example = "50") @Min(1) @Max(100) int amount) implements Transformation {}

  /** White where the picture changes, and black elsewhere. */
  @JsonTypeName("edges")
  @Schema(types = "object")
  record Edges() implements Transformation {}

  /** Finds the colours that suit the picture best. */
  @JsonTypeName("reduce_colours")
  record ReduceColours(@Schema(example = "8") @Min(2) @Max(64) int colours)
      implements Transformation {}

  /** Each pixel gets the nearest colour of a palette. */
  @JsonTypeName("palette")
  record ApplyPalette(@NotNull NamedPalette palette) implements Transformation {}

  /** The strength is from 1 to 10. */
  @JsonTypeName("stylise")
  record Stylise(@NotNull Style style, @Schema(example = "5") @Min(1) @Max(10) int strength)
      implements Transformation {}
}
