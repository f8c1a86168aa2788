package com.onelastai.tools.color;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ColorResult(
    @Schema(description = "The color in all notations; name, hex, rgb, hsl and hwb mapped to sRGB")
        List<Notation> notations,
    @Schema(
            description =
                "The smallest of sRGB, Display P3 and Rec. 2020 that has the color; null "
                    + "if none has it",
            example = "srgb")
        @Nullable String gamut,
    @Schema(description = "Of the color as a text on the background")
        @Nullable ContrastFigures contrast,
    @Schema(description = "Varied in OKLCH and mapped to sRGB") List<Palette> palettes,
    @Schema(description = "How people without one kind of cones see it, by Machado et al. (2009)")
        List<Notation> colorBlindness) {

  @Schema(name = "ColorNotation")
  record Notation(
      @Schema(example = "oklch") String name,
      @Schema(example = "oklch(0.62796 0.25768 29.2339)") String value) {}

  @Schema(name = "ColorPalette")
  record Palette(
      @Schema(example = "triadic") String name,
      @Schema(example = "[\"#ff0000\", \"#00b300\", \"#6a7dff\"]") List<String> colors) {}

  @Schema(name = "ColorContrast")
  record ContrastFigures(
      @Schema(description = "WCAG 2, rounded down", example = "4.54") double ratio,
      @Schema(description = "4.5:1 and more, for text") boolean aa,
      @Schema(description = "3:1 and more, for large text") boolean aaLarge,
      @Schema(description = "7:1 and more, for text") boolean aaa,
      @Schema(description = "4.5:1 and more, for large text") boolean aaaLarge,
      @Schema(
              description = "Lc of APCA-W3 0.1.9; negative for a light text on a dark background",
              example = "63.1")
          double apca) {}
}
