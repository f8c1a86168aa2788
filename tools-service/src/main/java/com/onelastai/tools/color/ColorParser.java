package com.onelastai.tools.color;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a color as CSS Color 4 writes it, but for names that stand for others (currentcolor). */
final class ColorParser {

  /**
   * A coordinate as it is written.
   *
   * @param number the value of the number 1
   * @param percent the value of 100%; 0 if this is a hue
   */
  private record Scale(double number, double percent, double min, double max) {

    static final Scale HUE = new Scale(1, 0);

    Scale(double number, double percent) {
      this(number, percent, -LIMIT, LIMIT);
    }

    boolean isHue() {
      return percent == 0;
    }
  }

  private record Notation(Space space, Scale first, Scale second, Scale third) {}

  /** Farther than any color is. */
  private static final double LIMIT = 10_000;

  private static final Scale UNIT = new Scale(1, 1);
  private static final Scale CHANNEL = new Scale(1 / 255.0, 1, 0, 1);
  private static final Scale PART = new Scale(0.01, 1, 0, LIMIT);
  private static final Scale ALPHA = new Scale(1, 1, 0, 1);

  private static final Notation RGB = new Notation(Space.SRGB, CHANNEL, CHANNEL, CHANNEL);
  private static final Notation HSL = new Notation(Space.HSL, Scale.HUE, PART, PART);

  private static final Map<String, Notation> FUNCTIONS =
      Map.ofEntries(
          entry("rgb", RGB),
          entry("rgba", RGB),
          entry("hsl", HSL),
          entry("hsla", HSL),
          entry("hwb", new Notation(Space.HWB, Scale.HUE, PART, PART)),
          entry("lab", lab(Space.LAB, 100, new Scale(1, 125), new Scale(1, 125))),
          entry("lch", lab(Space.LCH, 100, new Scale(1, 150, 0, LIMIT), Scale.HUE)),
          entry("oklab", lab(Space.OKLAB, 1, new Scale(1, 0.4), new Scale(1, 0.4))),
          entry("oklch", lab(Space.OKLCH, 1, new Scale(1, 0.4, 0, LIMIT), Scale.HUE)));

  private static final Map<String, Space> COLOR_SPACES =
      Map.of(
          "srgb", Space.SRGB,
          "srgb-linear", Space.SRGB_LINEAR,
          "display-p3", Space.DISPLAY_P3,
          "a98-rgb", Space.A98_RGB,
          "prophoto-rgb", Space.PROPHOTO_RGB,
          "rec2020", Space.REC2020,
          "xyz", Space.XYZ_D65,
          "xyz-d50", Space.XYZ_D50,
          "xyz-d65", Space.XYZ_D65);

  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-f]{3,4}|(?:[0-9a-f]{2}){3,4})");
  private static final Pattern FUNCTION = Pattern.compile("([a-z]+)\\(\\s*([^()]*?)\\s*\\)");
  private static final Pattern MODERN = Pattern.compile("([^,/]+?)(?:\\s*/\\s*([^,/]+))?");

  private static final Pattern VALUE =
      Pattern.compile(
          "none|([+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:e[+-]?\\d{1,2})?)(%|deg|grad|rad|turn)?");

  private ColorParser() {}

  private static Notation lab(Space space, double white, Scale second, Scale third) {
    return new Notation(space, new Scale(1, white, 0, white), second, third);
  }

  /**
   * @throws IllegalArgumentException if it is no color
   */
  static Color parse(String text) {
    String color = text.strip().toLowerCase(Locale.ROOT);
    Matcher function = FUNCTION.matcher(color);
    if (function.matches()) {
      return function(function.group(1), function.group(2));
    }
    return hex(HEX.matcher(color).matches() ? color : NamedColors.hex(color));
  }

  /** Three or six digits, or four or eight with the opacity. */
  private static Color hex(String hex) {
    int size = hex.length() < 6 ? 1 : 2;
    double[] parts = {1, 1, 1, 1};
    for (int i = 0; 1 + i * size < hex.length(); i++) {
      String digits = hex.substring(1 + i * size, 1 + (i + 1) * size);
      parts[i] = Integer.parseInt(digits.repeat(3 - size), 16) / 255.0;
    }
    return Color.of(Space.SRGB, new Vector(parts[0], parts[1], parts[2]), parts[3]);
  }

  private static Color function(String name, String arguments) {
    if (arguments.contains(",")) {
      return legacy(name, Arrays.asList(arguments.split("\\s*,\\s*", -1)));
    }
    Matcher modern = MODERN.matcher(arguments);
    if (!modern.matches()) {
      throw new IllegalArgumentException(arguments);
    }
    double alpha = modern.group(2) == null ? 1 : value(modern.group(2), ALPHA);
    List<String> values = Arrays.asList(modern.group(1).split("\\s+"));
    Space space = name.equals("color") ? COLOR_SPACES.get(values.getFirst()) : null;
    return space == null
        ? color(notation(name), values, alpha)
        : color(new Notation(space, UNIT, UNIT, UNIT), values.subList(1, values.size()), alpha);
  }

  /** With commas: numbers and percentages are not mixed, and nothing is left out. */
  private static Color legacy(String name, List<String> values) {
    Notation notation = notation(name);
    boolean isHsl = notation.equals(HSL);
    List<String> coordinates = values.subList(isHsl ? 1 : 0, Math.min(values.size(), 3));
    long percents = coordinates.stream().filter(value -> value.endsWith("%")).count();
    boolean isUniform = percents == coordinates.size() || (percents == 0 && !isHsl);
    if (!(isHsl || notation.equals(RGB)) || !isUniform || values.contains("none")) {
      throw new IllegalArgumentException(name);
    }
    double alpha = values.size() == 4 ? value(values.getLast(), ALPHA) : 1;
    return color(notation, values.size() == 4 ? values.subList(0, 3) : values, alpha);
  }

  private static Notation notation(String name) {
    Notation notation = FUNCTIONS.get(name);
    if (notation == null) {
      throw new IllegalArgumentException(name);
    }
    return notation;
  }

  private static Color color(Notation notation, List<String> values, double alpha) {
    if (values.size() != 3) {
      throw new IllegalArgumentException(String.join(" ", values));
    }
    Vector coordinates =
        new Vector(
            value(values.get(0), notation.first()),
            value(values.get(1), notation.second()),
            value(values.get(2), notation.third()));
    return Color.of(notation.space(), coordinates, alpha);
  }

  private static double value(String text, Scale scale) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      throw new IllegalArgumentException(text);
    }
    if (value.group(1) == null) {
      return 0;
    }
    double number = Double.parseDouble(value.group(1));
    String unit = Objects.requireNonNullElse(value.group(2), "");
    double scaled = scale.isHue() ? degrees(number, unit) : scaled(number, unit, scale);
    return Math.clamp(scaled, scale.min(), scale.max());
  }

  private static double degrees(double number, String unit) {
    return Spaces.degrees(
        switch (unit) {
          case "", "deg" -> number;
          case "grad" -> number * 0.9;
          case "rad" -> Math.toDegrees(number);
          case "turn" -> number * 360;
          default -> throw new IllegalArgumentException(unit);
        });
  }

  private static double scaled(double number, String unit, Scale scale) {
    return switch (unit) {
      case "" -> number * scale.number();
      case "%" -> number / 100 * scale.percent();
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
