package com.onelastai.lab.imageplayground;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A few colours, 0xRRGGBB. */
final class Palette {

  /** The nearest colour is looked up by the upper bits of each part. */
  private static final int BITS = 6;

  private static final int DROPPED = 8 - BITS;

  private final int[] colours;
  private final int[] nearest = new int[1 << 3 * BITS];

  Palette(int... colours) {
    this.colours = colours;
    Arrays.fill(nearest, -1);
  }

  /** The colours that suit a picture best; fewer than so many if it has fewer. */
  static Palette of(BufferedImage picture, int colours) {
    return new Palette(MedianCut.colours(Pixels.of(picture), colours));
  }

  BufferedImage apply(BufferedImage picture) {
    return Pixels.map(picture, this::nearest);
  }

  private int nearest(int rgb) {
    int key =
        Pixels.red(rgb) >> DROPPED << 2 * BITS
            | Pixels.green(rgb) >> DROPPED << BITS
            | Pixels.blue(rgb) >> DROPPED;
    if (nearest[key] < 0) {
      nearest[key] = search(rgb);
    }
    return nearest[key];
  }

  private int search(int rgb) {
    int best = colours[0];
    for (int colour : colours) {
      if (distance(colour, rgb) < distance(best, rgb)) {
        best = colour;
      }
    }
    return best;
  }

  /** As far as eyes see it: green counts most. */
  private static int distance(int one, int other) {
    int red = Pixels.red(one) - Pixels.red(other);
    int green = Pixels.green(one) - Pixels.green(other);
    int blue = Pixels.blue(one) - Pixels.blue(other);
    return 2 * red * red + 4 * green * green + 3 * blue * blue;
  }
}
