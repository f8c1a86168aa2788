package com.onelastai.tools.color;

/** How well a text stands out from its background. */
final class Contrast {

  private Contrast() {}

  /** WCAG 2: between 1 and 21. */
  static double wcag(Color text, Color background) {
    double a = luminance(text);
    double b = luminance(background);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    Vector light = Color.of(Space.SRGB, color.srgb(), 1).in(Space.SRGB_LINEAR);
    return 0.2126 * light.x() + 0.7152 * light.y() + 0.0722 * light.z();
  }

  /**
   * The lightness contrast of APCA-W3 0.1.9 (constants 0.0.98G-4g): about 106 for black on white
   * and -108 for white on black.
   */
  static double apca(Color text, Color background) {
    double ink = softened(apcaLuminance(text));
    double paper = softened(apcaLuminance(background));
    if (Math.abs(paper - ink) < 0.0005) {
      return 0;
    }
    if (paper > ink) {
      double contrast = (Math.pow(paper, 0.56) - Math.pow(ink, 0.57)) * 1.14;
      return contrast < 0.1 ? 0 : (contrast - 0.027) * 100;
    }
    double contrast = (Math.pow(paper, 0.65) - Math.pow(ink, 0.62)) * 1.14;
    return contrast > -0.1 ? 0 : (contrast + 0.027) * 100;
  }

  private static double apcaLuminance(Color color) {
    Vector light = color.srgb().map(value -> Math.pow(value, 2.4));
    return 0.2126729 * light.x() + 0.7151522 * light.y() + 0.0721750 * light.z();
  }

  /** Near black, screens and eyes leave less of a difference. */
  private static double softened(double luminance) {
    return luminance > 0.022 ? luminance : luminance + Math.pow(0.022 - luminance, 1.414);
  }
}
