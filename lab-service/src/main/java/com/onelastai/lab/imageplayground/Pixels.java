package com.onelastai.lab.imageplayground;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.IntUnaryOperator;

/** The pixels of a picture as numbers 0xAARRGGBB, row by row. */
final class Pixels {

  private static final int ALPHA = 0xFF000000;
  private static final int BYTE = 0xFF;

  private Pixels() {}

  /** Not a copy. */
  static int[] of(BufferedImage picture) {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }

  static BufferedImage argb(BufferedImage picture) {
    BufferedImage argb = Geometry.empty(picture.getWidth(), picture.getHeight());
    Graphics2D canvas = argb.createGraphics();
    canvas.drawImage(picture, 0, 0, null);
    canvas.dispose();
    return argb;
  }

  /** Changes the colour of each pixel, 0xRRGGBB; its transparency stays. */
  static BufferedImage map(BufferedImage picture, IntUnaryOperator change) {
    BufferedImage changed = Geometry.empty(picture.getWidth(), picture.getHeight());
    int[] from = of(picture);
    int[] to = of(changed);
    for (int i = 0; i < from.length; i++) {
      to[i] = (from[i] & ALPHA) | change.applyAsInt(from[i] & ~ALPHA);
    }
    return changed;
  }

  static int red(int pixel) {
    return pixel >> 16 & BYTE;
  }

  static int green(int pixel) {
    return pixel >> 8 & BYTE;
  }

  static int blue(int pixel) {
    return pixel & BYTE;
  }

  /** Of parts that may lie outside of 0 to 255. */
  static int rgb(double red, double green, double blue) {
    return bounded(red) << 16 | bounded(green) << 8 | bounded(blue);
  }

  /** How light it looks, 0 to 255. */
  static int light(int pixel) {
    return (int) Math.round(0.2126 * red(pixel) + 0.7152 * green(pixel) + 0.0722 * blue(pixel));
  }

  private static int bounded(double part) {
    return (int) Math.clamp(Math.round(part), 0, BYTE);
  }
}
