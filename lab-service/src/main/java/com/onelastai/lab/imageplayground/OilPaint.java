package com.onelastai.lab.imageplayground;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Each pixel gets the mean colour of those around it that have the most frequent lightness. What is
 * around is counted anew at the start of a row, and afterwards only what enters and leaves.
 */
final class OilPaint {

  private static final int LEVELS = 20;
  private static final int ALPHA = 0xFF000000;

  private final int[] pixels;
  private final int width;
  private final int height;
  private final int radius;
  private final int[] counts = new int[LEVELS];
  private final int[] reds = new int[LEVELS];
  private final int[] greens = new int[LEVELS];
  private final int[] blues = new int[LEVELS];

  OilPaint(BufferedImage picture, int radius) {
    this.pixels = Pixels.of(picture);
    this.width = picture.getWidth();
    this.height = picture.getHeight();
    this.radius = radius;
  }

  BufferedImage paint() {
    BufferedImage painted = Geometry.empty(width, height);
    int[] to = Pixels.of(painted);
    for (int y = 0; y < height; y++) {
      clear();
      for (int x = -radius; x < width; x++) {
        column(x + radius, y, 1);
        column(x - radius - 1, y, -1);
        if (x >= 0) {
          to[y * width + x] = (pixels[y * width + x] & ALPHA) | mostFrequent();
        }
      }
    }
    return painted;
  }

  private void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(reds, 0);
    Arrays.fill(greens, 0);
    Arrays.fill(blues, 0);
  }

  private void column(int x, int middle, int times) {
    if (x < 0 || x >= width) {
      return;
    }
    int end = Math.min(height - 1, middle + radius);
    for (int y = Math.max(0, middle - radius); y <= end; y++) {
      int pixel = pixels[y * width + x];
      int level = Pixels.light(pixel) * LEVELS / 256;
      counts[level] += times;
      reds[level] += times * Pixels.red(pixel);
      greens[level] += times * Pixels.green(pixel);
      blues[level] += times * Pixels.blue(pixel);
    }
  }

  private int mostFrequent() {
    int best = 0;
    for (int level = 1; level < LEVELS; level++) {
      if (counts[level] > counts[best]) {
        best = level;
      }
    }
    int count = counts[best];
    return Pixels.rgb(
        (double) reds[best] / count, (double) greens[best] / count, (double) blues[best] / count);
  }
}
