package com.onelastai.tools.color;

import com.onelastai.tools.color.ColorResult.Palette;
import java.util.List;
import java.util.stream.DoubleStream;

/** Colors that go with a color, found in OKLCH. */
final class Palettes {

  private static final double[] STEPS = {0.2, 0.4, 0.6, 0.8};

  private Palettes() {}

  static List<Palette> of(Color color) {
    return List.of(
        turned(color, "complementary", 0, 180),
        turned(color, "triadic", 0, 120, 240),
        turned(color, "analogous", -30, 0, 30),
        faded(color, "tints", 1),
        faded(color, "shades", 0));
  }

  private static Palette turned(Color color, String name, double... angles) {
    return new Palette(
        name,
        DoubleStream.of(angles)
            .mapToObj(angle ->
                color.change(Space.OKLCH, lch -> new Vector(lch.x(), lch.y(), lch.z() + angle)))
            .map(ColorWriter::hex)
            .toList());
  }

  /** In steps to black (0) or white (1). */
  private static Palette faded(Color color, String name, double end) {
    return new Palette(
        name,
        DoubleStream.of(STEPS)
            .mapToObj(step ->
                color.change(
                    Space.OKLCH,
                    lch ->
                        new Vector(
                            lch.x() + step * (end - lch.x()), lch.y() * (1 - step), lch.z())))
            .map(ColorWriter::hex)
            .toList());
  }
}
