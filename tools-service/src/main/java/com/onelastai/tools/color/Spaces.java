package com.onelastai.tools.color;

/** The numbers and formulas of {@link Space}. */
final class Spaces {

  static final Matrix SRGB =
      Matrix.of(
          0.41239079926595934,
          0.357584339383878,
          0.1804807884018343,
          0.21263900587151027,
          0.715168678767756,
          0.07219231536073371,
          0.01933081871559182,
          0.11919477979462598,
          0.9505321522496607);

  static final Matrix DISPLAY_P3 =
      Matrix.of(
          0.4865709486482162,
          0.26566769316909306,
          0.1982172852343625,
          0.2289745640697488,
          0.6917385218365064,
          0.079286914093745,
          0,
          0.04511338185890264,
          1.043944368900976);

  static final Matrix A98_RGB =
      Matrix.of(
          0.5766690429101305,
          0.1855582379065463,
          0.1882286462349947,
          0.29734497525053605,
          0.6273635662554661,
          0.07529145849399788,
          0.02703136138641234,
          0.07068885253582723,
          0.9913375368376388);

  /** To XYZ under D50. */
  static final Matrix PROPHOTO_RGB =
      Matrix.of(
          0.7977666449006423,
          0.13518129740053308,
          0.0313477341283922,
          0.2880748288194013,
          0.711835234241873,
          0.00008993693872564,
          0,
          0,
          0.8251046025104602);

  static final Matrix REC2020 =
      Matrix.of(
          0.6369580483012914,
          0.14461690358620832,
          0.1688809751641721,
          0.2627002120112671,
          0.6779980715188708,
          0.05930171646986196,
          0,
          0.028072693049087428,
          1.060985057710791);

  /** Bradford's adaptation. */
  static final Matrix D65_TO_D50 =
      Matrix.of(
          1.0479297925449969,
          0.022946870601609652,
          -0.05019226628920524,
          0.02962780877005599,
          0.9904344267538799,
          -0.017073799063418826,
          -0.009243040646204504,
          0.015055191490298152,
          0.7518742814281371);

  static final Conversion SRGB_CURVE =
      Conversion.curve(
          code ->
              Math.abs(code) <= 0.04045
                  ? code / 12.92
                  : signed((Math.abs(code) + 0.055) / 1.055, 2.4, code),
          light ->
              Math.abs(light) <= 0.0031308
                  ? 12.92 * light
                  : 1.055 * power(light, 1 / 2.4) - Math.copySign(0.055, light));

  static final Conversion PROPHOTO_CURVE =
      Conversion.curve(
          code -> Math.abs(code) <= 16 / 512.0 ? code / 16 : power(code, 1.8),
          light -> Math.abs(light) < 1 / 512.0 ? 16 * light : power(light, 1 / 1.8));

  /** From Lab to XYZ under D50. */
  static final Conversion LAB = new Conversion(Spaces::labToXyz, Spaces::xyzToLab);

  private static final Vector D50 =
      new Vector(0.3457 / 0.3585, 1, (1.0 - 0.3457 - 0.3585) / 0.3585);

  private static final double EPSILON = 216.0 / 24389;
  private static final double KAPPA = 24389.0 / 27;

  static final Conversion OKLAB =
      Conversion.linear(
              Matrix.of(
                      0.2104542683093140,
                      0.7936177747023054,
                      -0.0040720430116193,
                      1.9779985324311684,
                      -2.4285922420485799,
                      0.4505937096174110,
                      0.0259040424655478,
                      0.7827717124575296,
                      -0.8086757549230774)
                  .inverse())
          .then(Conversion.curve(root -> root * root * root, Math::cbrt))
          .then(
              Conversion.linear(
                  Matrix.of(
                          0.8190224379967030,
                          0.3619062600528904,
                          -0.1288737815209879,
                          0.0329836539323885,
                          0.9292868615863434,
                          0.0361446663506424,
                          0.0481771893596242,
                          0.2642395317527308,
                          0.6335478284694309)
                      .inverse()));

  static final Conversion HSL = new Conversion(Spaces::hslToRgb, Spaces::rgbToHsl);
  static final Conversion HWB = new Conversion(Spaces::hwbToRgb, Spaces::rgbToHwb);

  private Spaces() {}

  static Conversion gamma(double exponent) {
    return Conversion.curve(code -> power(code, exponent), light -> power(light, 1 / exponent));
  }

  private static double power(double value, double exponent) {
    return signed(Math.abs(value), exponent, value);
  }

  private static double signed(double base, double exponent, double sign) {
    return Math.copySign(Math.pow(base, exponent), sign);
  }

  private static Vector labToXyz(Vector lab) {
    double y = (lab.x() + 16) / 116;
    return new Vector(y + lab.y() / 500, y, y - lab.z() / 200)
        .map(f -> f * f * f > EPSILON ? f * f * f : (116 * f - 16) / KAPPA)
        .times(D50);
  }

  private static Vector xyzToLab(Vector xyz) {
    Vector f =
        xyz.times(D50.map(white -> 1 / white))
            .map(value -> value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116);
    return new Vector(116 * f.y() - 16, 500 * (f.x() - f.y()), 200 * (f.y() - f.z()));
  }

  /**
   * From lightness, chroma and hue to lightness and two axes.
   *
   * @param gray the chroma below which there is no hue
   */
  static Conversion polar(double gray) {
    return new Conversion(
        lch -> {
          double hue = Math.toRadians(lch.z());
          return new Vector(lch.x(), lch.y() * Math.cos(hue), lch.y() * Math.sin(hue));
        },
        lab -> {
          double chroma = Math.hypot(lab.y(), lab.z());
          return chroma < gray
              ? new Vector(lab.x(), 0, 0)
              : new Vector(lab.x(), chroma, degrees(Math.toDegrees(Math.atan2(lab.z(), lab.y()))));
        });
  }

  static double degrees(double angle) {
    double rest = angle % 360;
    return rest < 0 ? rest + 360 : rest;
  }

  private static Vector hslToRgb(Vector hsl) {
    double reach = hsl.y() * Math.min(hsl.z(), 1 - hsl.z());
    return new Vector(0, 8, 4)
        .map(offset -> {
          double k = (offset + degrees(hsl.x()) / 30) % 12;
          return hsl.z() - reach * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        });
  }

  private static Vector rgbToHsl(Vector rgb) {
    double max = Math.max(rgb.x(), Math.max(rgb.y(), rgb.z()));
    double min = Math.min(rgb.x(), Math.min(rgb.y(), rgb.z()));
    double lightness = (max + min) / 2;
    double room = Math.min(lightness, 1 - lightness);
    return new Vector(
        hue(rgb, max, max - min), room == 0 ? 0 : (max - lightness) / room, lightness);
  }

  private static double hue(Vector rgb, double max, double range) {
    if (range == 0) {
      return 0;
    }
    double sixth =
        max == rgb.x()
            ? (rgb.y() - rgb.z()) / range
            : max == rgb.y() ? (rgb.z() - rgb.x()) / range + 2 : (rgb.x() - rgb.y()) / range + 4;
    return degrees(sixth * 60);
  }

  private static Vector hwbToRgb(Vector hwb) {
    double sum = hwb.y() + hwb.z();
    return sum >= 1
        ? new Vector(1, 1, 1).map(_ -> hwb.y() / sum)
        : hslToRgb(new Vector(hwb.x(), 1, 0.5)).map(pure -> pure * (1 - sum) + hwb.y());
  }

  private static Vector rgbToHwb(Vector rgb) {
    double white = Math.min(rgb.x(), Math.min(rgb.y(), rgb.z()));
    double black = 1 - Math.max(rgb.x(), Math.max(rgb.y(), rgb.z()));
    return new Vector(rgbToHsl(rgb).x(), white, black);
  }
}
