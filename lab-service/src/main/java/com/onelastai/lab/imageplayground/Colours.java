package com.onelastai.lab.imageplayground;

import java.awt.image.BufferedImage;

/**
 * A colour's new parts as sums of its old ones. The numbers are those of the W3C's Filter Effects,
 * so pictures look as with CSS.
 */
final class Colours {

  static final Colours GRAYSCALE =
      new Colours(0, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722);
  static final Colours SEPIA =
      new Colours(0, 0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131);
  static final Colours INVERT = new Colours(255, -1, 0, 0, 0, -1, 0, 0, 0, -1);

  private static final double HALF = 127.5;

  private final double offset;
  private final double[] matrix;

  /**
   * @param offset is added to each part
   * @param matrix the shares of red, green and blue in red, then in green, then in blue
   */
  private Colours(double offset, double... matrix) {
    this.offset = offset;
    this.matrix = matrix;
  }

  static Colours brightness(double factor) {
    return new Colours(0, factor, 0, 0, 0, factor, 0, 0, 0, factor);
  }

  static Colours contrast(double factor) {
    return new Colours(HALF * (1 - factor), factor, 0, 0, 0, factor, 0, 0, 0, factor);
  }

  static Colours saturation(double s) {
    return new Colours(
        0,
        0.213 + 0.787 * s,
        0.715 - 0.715 * s,
        0.072 - 0.072 * s,
        0.213 - 0.213 * s,
        0.715 + 0.285 * s,
        0.072 - 0.072 * s,
        0.213 - 0.213 * s,
        0.715 - 0.715 * s,
        0.072 + 0.928 * s);
  }

  static Colours hue(int degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return new Colours(
        0,
        0.213 + cos * 0.787 - sin * 0.213,
        0.715 - cos * 0.715 - sin * 0.715,
        0.072 - cos * 0.072 + sin * 0.928,
        0.213 - cos * 0.213 + sin * 0.143,
        0.715 + cos * 0.285 + sin * 0.140,
        0.072 - cos * 0.072 - sin * 0.283,
        0.213 - cos * 0.213 - sin * 0.787,
        0.715 - cos * 0.715 + sin * 0.715,
        0.072 + cos * 0.928 + sin * 0.072);
  }

  BufferedImage apply(BufferedImage picture) {
    return Pixels.map(picture, rgb -> Pixels.rgb(part(0, rgb), part(3, rgb), part(6, rgb)));
  }

  private double part(int row, int rgb) {
    return offset
        + matrix[row] * Pixels.red(rgb)
        + matrix[row + 1] * Pixels.green(rgb)
        + matrix[row + 2] * Pixels.blue(rgb);
  }
}
