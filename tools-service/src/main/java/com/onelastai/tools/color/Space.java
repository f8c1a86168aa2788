package com.onelastai.tools.color;

import com.onelastai.starter.enums.SnakeCaseEnum;

/**
 * The color spaces of CSS Color 4, with its matrices and curves (section 18, sample code). Red,
 * green, blue, saturation, whiteness and the like are between 0 and 1 in the gamut; hues are in
 * degrees.
 */
enum Space implements SnakeCaseEnum {
  XYZ_D65(Conversion.linear(Matrix.of(1, 0, 0, 0, 1, 0, 0, 0, 1))),
  XYZ_D50(Conversion.linear(Spaces.D65_TO_D50.inverse())),
  SRGB_LINEAR(Conversion.linear(Spaces.SRGB)),
  SRGB(Spaces.SRGB_CURVE.then(SRGB_LINEAR.toXyz)),
  DISPLAY_P3(Spaces.SRGB_CURVE.then(Conversion.linear(Spaces.DISPLAY_P3))),
  A98_RGB(Spaces.gamma(563 / 256.0).then(Conversion.linear(Spaces.A98_RGB))),
  PROPHOTO_RGB(
      Spaces.PROPHOTO_CURVE.then(Conversion.linear(Spaces.PROPHOTO_RGB)).then(XYZ_D50.toXyz)),
  REC2020(Spaces.gamma(2.4).then(Conversion.linear(Spaces.REC2020))),
  LAB(Spaces.LAB.then(XYZ_D50.toXyz)),
  LCH(Spaces.polar(0.0015).then(LAB.toXyz)),
  OKLAB(Spaces.OKLAB),
  OKLCH(Spaces.polar(4e-6).then(OKLAB.toXyz)),
  HSL(Spaces.HSL.then(SRGB.toXyz)),
  HWB(Spaces.HWB.then(SRGB.toXyz));

  /** To CIE XYZ under D65. */
  private final Conversion toXyz;

  Space(Conversion toXyz) {
    this.toXyz = toXyz;
  }

  Vector toXyz(Vector coordinates) {
    return toXyz.to().apply(coordinates);
  }

  Vector fromXyz(Vector xyz) {
    return toXyz.back().apply(xyz);
  }

  /** As CSS writes it. */
  String cssName() {
    return value().replace('_', '-');
  }
}
