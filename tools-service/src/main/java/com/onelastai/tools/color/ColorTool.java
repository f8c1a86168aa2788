package com.onelastai.tools.color;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.color.ColorResult.ContrastFigures;
import com.onelastai.tools.color.ColorResult.Notation;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ColorTool implements Tool<ColorInput, ColorResult> {

  @Override
  public ToolInfo<ColorInput> info() {
    return new ToolInfo<>(
        "color-picker",
        "Color picker",
        Category.DEVELOPER,
        "Reads a color in any notation of CSS Color 4 and writes it in all of them, with its "
            + "contrast by WCAG 2 and APCA, palettes in OKLCH, and what people with color blindness "
            + "see.",
        new ColorInput("rebeccapurple", "white"));
  }

  @Override
  public ColorResult run(ColorInput input) {
    Color color = parse("color", input.color());
    return new ColorResult(
        ColorWriter.all(color),
        gamut(color),
        input.background() == null
            ? null
            : contrast(color, parse("background", input.background())),
        Palettes.of(color),
        Arrays.stream(ColorBlindness.values()).map(kind -> simulated(kind, color)).toList());
  }

  private static Color parse(String field, String text) {
    try {
      return ColorParser.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "malformed", "is no color of CSS Color 4")));
    }
  }

  private static @Nullable String gamut(Color color) {
    return Stream.of(Space.SRGB, Space.DISPLAY_P3, Space.REC2020)
        .filter(color::isIn)
        .map(Space::cssName)
        .findFirst()
        .orElse(null);
  }

  private static Notation simulated(ColorBlindness kind, Color color) {
    return new Notation(
        kind.name().toLowerCase(Locale.ROOT), ColorWriter.hex(kind.simulate(color)));
  }

  private static ContrastFigures contrast(Color color, Color background) {
    Color opaque = background.over(Color.WHITE);
    Color text = color.over(opaque);
    double ratio = Contrast.wcag(text, opaque);
    return new ContrastFigures(
        round(ratio, 2, RoundingMode.FLOOR),
        ratio >= 4.5,
        ratio >= 3,
        ratio >= 7,
        ratio >= 4.5,
        round(Contrast.apca(text, opaque), 1, RoundingMode.HALF_UP));
  }

  private static double round(double value, int decimals, RoundingMode mode) {
    return BigDecimal.valueOf(value).setScale(decimals, mode).doubleValue();
  }
}
