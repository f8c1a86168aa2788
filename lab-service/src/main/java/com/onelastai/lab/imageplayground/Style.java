package com.onelastai.lab.imageplayground;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.awt.image.BufferedImage;

/** Looks, of a strength from 1 to 10. */
enum Style implements SnakeCaseEnum {
  /** Strokes of one colour. */
  OIL_PAINT {
    @Override
    BufferedImage apply(BufferedImage picture, int strength) {
      return new OilPaint(picture, (strength + 1) / 2).paint();
    }
  },
  /** Large squares of one colour. */
  PIXELATE {
    @Override
    BufferedImage apply(BufferedImage picture, int strength) {
      return Cells.squares(picture, 4 * strength);
    }
  },
  /** Black dots on white paper, larger where it is darker. */
  HALFTONE {
    @Override
    BufferedImage apply(BufferedImage picture, int strength) {
      return Cells.dots(picture, 2 + 2 * strength);
    }
  },
  /** A relief. */
  EMBOSS {
    @Override
    BufferedImage apply(BufferedImage picture, int strength) {
      return Convolutions.emboss(picture, strength);
    }
  },
  /** Dark lines on white paper. */
  SKETCH {
    @Override
    BufferedImage apply(BufferedImage picture, int strength) {
      BufferedImage lines = Colours.INVERT.apply(Convolutions.edges(picture));
      return Colours.contrast(1 + strength / 5.0).apply(lines);
    }
  };

  abstract BufferedImage apply(BufferedImage picture, int strength);
}
