package com.onelastai.tools.color;

import com.onelastai.tools.color.ColorResult.Notation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Writes a color in the notations of CSS Color 4. */
final class ColorWriter {

  private static final MathContext DIGITS = new MathContext(6);
  private static final int DECIMALS = 5;

  private static final List<Space> FUNCTIONS =
      List.of(
          Space.SRGB,
          Space.SRGB_LINEAR,
          Space.DISPLAY_P3,
          Space.A98_RGB,
          Space.PROPHOTO_RGB,
          Space.REC2020,
          Space.XYZ_D50,
          Space.XYZ_D65);

  private final Color color;
  private final String alpha;

  private ColorWriter(Color color) {
    this.color = color;
    this.alpha = color.alpha() == 1 ? "" : " / " + number(color.alpha());
  }

  static List<Notation> all(Color color) {
    return new ColorWriter(color).all();
  }

  static String hex(Color color) {
    Vector bytes = color.srgb().map(value -> Math.round(value * 255));
    String hex = "#%02x%02x%02x".formatted((int) bytes.x(), (int) bytes.y(), (int) bytes.z());
    long alpha = Math.round(color.alpha() * 255);
    return color.alpha() == 1 ? hex : hex + "%02x".formatted(alpha);
  }

  private List<Notation> all() {
    List<Notation> all = new ArrayList<>();
    String hex = hex(color);
    String name = NamedColors.name(hex);
    if (name != null) {
      all.add(new Notation("name", name));
    }
    all.add(new Notation("hex", hex));
    all.addAll(inSrgb());
    for (Space space : List.of(Space.LAB, Space.OKLAB)) {
      Vector lab = color.in(space);
      add(all, space, number(lab.x()) + " " + number(lab.y()) + " " + number(lab.z()));
    }
    for (Space space : List.of(Space.LCH, Space.OKLCH)) {
      Vector lch = color.in(space);
      add(all, space, number(lch.x()) + " " + number(lch.y()) + " " + hue(lch.z(), lch.y()));
    }
    for (Space space : FUNCTIONS) {
      Vector at = color.in(space);
      String values = number(at.x()) + " " + number(at.y()) + " " + number(at.z());
      all.add(
          new Notation(space.cssName(), "color(" + space.cssName() + " " + values + alpha + ")"));
    }
    return all;
  }

  /** The notations that hold colors of sRGB alone. */
  private List<Notation> inSrgb() {
    Vector srgb = color.srgb();
    Vector xyz = Space.SRGB.toXyz(srgb);
    Vector bytes = srgb.map(value -> Math.round(value * 255));
    Vector hsl = Space.HSL.fromXyz(xyz);
    Vector hwb = Space.HWB.fromXyz(xyz);
    List<Notation> notations = new ArrayList<>();
    add(notations, "rgb", number(bytes.x()) + " " + number(bytes.y()) + " " + number(bytes.z()));
    add(
        notations,
        Space.HSL,
        hue(hsl.x(), hsl.y()) + " " + percent(hsl.y()) + " " + percent(hsl.z()));
    add(
        notations,
        Space.HWB,
        hue(hwb.x(), 1 - hwb.y() - hwb.z()) + " " + percent(hwb.y()) + " " + percent(hwb.z()));
    return notations;
  }

  private void add(List<Notation> to, Space space, String coordinates) {
    add(to, space.cssName(), coordinates);
  }

  private void add(List<Notation> to, String name, String coordinates) {
    to.add(new Notation(name, name + "(" + coordinates + alpha + ")"));
  }

  /** A gray has no hue. */
  private static String hue(double hue, double chroma) {
    return number(chroma).equals("0") ? "none" : number(hue);
  }

  private static String percent(double part) {
    return number(part * 100) + "%";
  }

  private static String number(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(DIGITS).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
