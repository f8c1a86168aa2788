package com.onelastai.lab.imageplayground;

import com.twelvemonkeys.image.ConvolveWithEdgeOp;
import java.awt.image.BufferedImage;
import java.awt.image.Kernel;

/** What looks at a pixel's neighbours. */
final class Convolutions {

  private static final float[] EMBOSS = {2, 1, 0, 1, 1, -1, 0, -1, -2};

  /** The sum of the weights of a blur: Java rounds down, and white would not stay white. */
  private static final double SUM = 1.004;

  private Convolutions() {}

  /** With the bell curve whose width is half the radius, row by row and then column by column. */
  static BufferedImage blur(BufferedImage picture, int radius) {
    int fitting = Math.min(radius, (Math.min(picture.getWidth(), picture.getHeight()) - 1) / 2);
    if (fitting < 1) {
      return picture;
    }
    float[] weights = bell(fitting);
    BufferedImage rows = convolve(picture, new Kernel(weights.length, 1, weights));
    return convolve(rows, new Kernel(1, weights.length, weights));
  }

  private static float[] bell(int radius) {
    float[] weights = new float[2 * radius + 1];
    double deviation = Math.max(1, radius) / 2.0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / deviation;
      weights[i] = (float) Math.exp(-distance * distance / 2);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= (float) (SUM / sum);
    }
    return weights;
  }

  static BufferedImage sharpen(BufferedImage picture, float amount) {
    float[] kernel = {0, -amount, 0, -amount, 1 + 4 * amount, -amount, 0, -amount, 0};
    return small(picture) ? picture : convolve(picture, new Kernel(3, 3, kernel));
  }

  /** Lit from the upper left. */
  static BufferedImage emboss(BufferedImage picture, int strength) {
    float[] kernel = EMBOSS.clone();
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = i == kernel.length / 2 ? 1 : kernel[i] * strength / 5;
    }
    return small(picture) ? picture : convolve(picture, new Kernel(3, 3, kernel));
  }

  private static boolean small(BufferedImage picture) {
    return Math.min(picture.getWidth(), picture.getHeight()) < 3;
  }

  private static BufferedImage convolve(BufferedImage picture, Kernel kernel) {
    // What it returns is a part of a larger picture.
    return Pixels.argb(
        new ConvolveWithEdgeOp(kernel, ConvolveWithEdgeOp.EDGE_REFLECT, null)
            .filter(picture, null));
  }

  /** By Sobel: how fast the lightness changes. */
  static BufferedImage edges(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage edges = Geometry.empty(width, height);
    Light light = new Light(Pixels.of(picture), width, height);
    int[] to = Pixels.of(edges);
    int[] from = Pixels.of(picture);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int change = (int) Math.hypot(light.across(x, y), light.down(x, y));
        int i = y * width + x;
        to[i] = (from[i] & 0xFF000000) | Pixels.rgb(change, change, change);
      }
    }
    return edges;
  }

  /** The lightness of a picture that goes on beyond its borders. */
  private record Light(int[] pixels, int width, int height) {

    int across(int x, int y) {
      return column(x + 1, y) - column(x - 1, y);
    }

    int down(int x, int y) {
      return row(x, y + 1) - row(x, y - 1);
    }

    private int column(int x, int y) {
      return at(x, y - 1) + 2 * at(x, y) + at(x, y + 1);
    }

    private int row(int x, int y) {
      return at(x - 1, y) + 2 * at(x, y) + at(x + 1, y);
    }

    private int at(int x, int y) {
      int column = Math.clamp(x, 0, width - 1);
      return Pixels.light(pixels[Math.clamp(y, 0, height - 1) * width + column]);
    }
  }
}
