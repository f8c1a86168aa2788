package com.onelastai.tools.color;

import java.util.function.UnaryOperator;

/**
 * A color of any gamut.
 *
 * @param xyz CIE XYZ under D65
 * @param alpha its opacity, between 0 and 1
 */
record Color(Vector xyz, double alpha) {

  static final Color WHITE = of(Space.SRGB, new Vector(1, 1, 1), 1);

  /** The difference in Oklab that can just be seen. */
  private static final double JUST_NOTICEABLE = 0.02;

  private static final double PRECISION = 0.0001;

  /** For what conversions round. */
  private static final double TOLERANCE = 0.000075;

  static Color of(Space space, Vector coordinates, double alpha) {
    return new Color(space.toXyz(coordinates), alpha);
  }

  Vector in(Space space) {
    return space.fromXyz(xyz);
  }

  Color change(Space space, UnaryOperator<Vector> change) {
    return of(space, change.apply(in(space)), alpha);
  }

  boolean isIn(Space gamut) {
    return in(gamut).isWithin(-TOLERANCE, 1 + TOLERANCE);
  }

  /** What is seen of it on an opaque background, mixed in sRGB as browsers do. */
  Color over(Color background) {
    Vector above = srgb();
    Vector below = background.srgb();
    return of(
        Space.SRGB,
        new Vector(mix(above.x(), below.x()), mix(above.y(), below.y()), mix(above.z(), below.z())),
        1);
  }

  private double mix(double above, double below) {
    return alpha * above + (1 - alpha) * below;
  }

  /**
   * Its coordinates in sRGB, after the gamut mapping of CSS Color 4, section 13.2: less chroma,
   * until clipping makes no difference that can be seen.
   */
  Vector srgb() {
    Vector lch = in(Space.OKLCH);
    if (lch.x() >= 1 || lch.x() <= 0) {
      return new Vector(1, 1, 1).map(_ -> lch.x() >= 1 ? 1 : 0);
    }
    if (isIn(Space.SRGB) || clippingError() < JUST_NOTICEABLE) {
      return clipped();
    }
    return withChroma(lch, search(lch)).clipped();
  }

  private double search(Vector lch) {
    double min = 0;
    double max = lch.y();
    boolean isMinInGamut = true;
    while (max - min > PRECISION) {
      double chroma = (min + max) / 2;
      Color reduced = withChroma(lch, chroma);
      if (isMinInGamut && reduced.in(Space.SRGB).isWithin(0, 1)) {
        min = chroma;
        continue;
      }
      double error = reduced.clippingError();
      if (error >= JUST_NOTICEABLE) {
        max = chroma;
      } else if (JUST_NOTICEABLE - error < PRECISION) {
        return chroma;
      } else {
        isMinInGamut = false;
        min = chroma;
      }
    }
    return min;
  }

  private Color withChroma(Vector lch, double chroma) {
    return of(Space.OKLCH, new Vector(lch.x(), chroma, lch.z()), alpha);
  }

  private Vector clipped() {
    return in(Space.SRGB).map(value -> Math.clamp(value, 0, 1));
  }

  private double clippingError() {
    return of(Space.SRGB, clipped(), alpha).in(Space.OKLAB).distance(in(Space.OKLAB));
  }
}
