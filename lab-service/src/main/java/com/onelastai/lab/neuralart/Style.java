package com.onelastai.lab.neuralart;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a picture is drawn. */
@Schema(name = "ArtStyle")
enum Style implements SnakeCaseEnum {
  /** As the prompt's words suggest. */
  AUTO,
  /** Ribbons that follow a field of directions and never cross. */
  FLOW_FIELD,
  /** Plants, snowflakes and curves that grow by rewriting rules. */
  L_SYSTEM,
  /** Julia's and Mandelbrot's sets, by escape time. */
  FRACTAL,
  /** The path of a point that a formula moves millions of times. */
  ATTRACTOR,
  /** Square tiles that meet at their edges. */
  TILING,
  /** Penrose's tiling, which never repeats. */
  PENROSE,
  /** Circles of many sizes, as close as they fit. */
  CIRCLES,
  /** Ridges in the haze under a sun or a moon. */
  LANDSCAPE,
  /** Pieces around points, each of one colour. */
  STAINED_GLASS;

  static final List<Style> DRAWN = Arrays.stream(values()).filter(style -> style != AUTO).toList();

  /** As an engine is named. */
  String engine() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Painter painter() {
    return switch (this) {
      case AUTO -> throw new IllegalStateException("A theme has chosen a style before");
      case FLOW_FIELD -> new FlowFieldPainter();
      case L_SYSTEM -> new LSystemPainter();
      case FRACTAL -> new FractalPainter();
      case ATTRACTOR -> new AttractorPainter();
      case TILING -> new TilingPainter();
      case PENROSE -> new PenrosePainter();
      case CIRCLES -> new CirclesPainter();
      case LANDSCAPE -> new LandscapePainter();
      case STAINED_GLASS -> new StainedGlassPainter();
    };
  }
}
