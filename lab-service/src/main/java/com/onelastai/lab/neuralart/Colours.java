package com.onelastai.lab.neuralart;

import java.awt.Color;

/** Colours as 0xRRGGBB, mixed in OKLab, in which equal steps look equal. */
final class Colours {

  private static final int BYTE = 0xFF;

  private Colours() {}

  static int parse(String hex) {
    return Integer.parseInt(hex, 1, hex.length(), 16);
  }

  static String hex(int rgb) {
    return "#%06x".formatted(rgb);
  }

  static Color awt(int rgb, double alpha) {
    return new Color((rgb & 0xFFFFFF) | (int) Math.round(alpha * BYTE) << 24, true);
  }

  static int mix(int from, int to, double share) {
    double[] a = lab(from);
    double[] b = lab(to);
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = a[i] + (b[i] - a[i]) * share;
    }
    return rgb(mixed);
  }

  /** From 0 for black to 1 for white. */
  static double lightness(int rgb) {
    return lab(rgb)[0];
  }

  /** Towards white if the amount is positive, otherwise towards black. */
  static int shade(int rgb, double amount) {
    return mix(rgb, amount > 0 ? 0xFFFFFF : 0, Math.abs(amount));
  }

  static int turnHue(int rgb, double degrees) {
    double[] lab = lab(rgb);
    double angle = StrictMath.toRadians(degrees);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return rgb(new double[] {lab[0], lab[1] * cos - lab[2] * sin, lab[1] * sin + lab[2] * cos});
  }

  private static double[] lab(int rgb) {
    double r = linear(rgb >> 16 & BYTE);
    double g = linear(rgb >> 8 & BYTE);
    double b = linear(rgb & BYTE);
    double l = StrictMath.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = StrictMath.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = StrictMath.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static int rgb(double[] lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    int r = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int g = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int b = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return r << 16 | g << 8 | b;
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static double linear(int channel) {
    double value = channel / (double) BYTE;
    return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double linear) {
    double value =
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(Math.clamp(value, 0, 1) * BYTE);
  }
}
