package com.onelastai.lab.neuralart;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Penrose's tiling of two rhombs around a centre: ordered, and never the same again. */
final class PenrosePainter implements Painter {

  private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;

  /** Half a rhomb; the halves of one share the edge from b to c. */
  private record Half(boolean thin, double[] a, double[] b, double[] c) {}

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    boolean centred = theme.symmetry() > 0.5;
    double x = canvas.width * (centred ? 0.5 : chance.between(-0.1, 1.1));
    double y = canvas.height * (centred ? 0.5 : chance.between(-0.1, 1.1));
    double reach = 1.25 * Math.max(canvas.width, canvas.height) * (centred ? 0.72 : 1.3);
    List<Half> halves = wheel(x, y, reach, chance.between(0, Math.PI));
    int depth = (int) Math.round(theme.byDensity(4.5, 6.4)) + (centred ? 0 : 1);
    for (int i = 0; i < depth; i++) {
      halves = divided(halves);
    }
    Colouring colouring = new Colouring(palette, chance, x, y, reach * 0.62);
    halves.stream()
        .filter(half -> visible(canvas, half))
        .forEach(half -> colouring.fill(canvas, half));
    double edge = reach / StrictMath.pow(GOLDEN, depth);
    halves.stream()
        .filter(half -> visible(canvas, half))
        .forEach(half -> outline(canvas, palette, half, edge));
  }

  private static List<Half> wheel(double x, double y, double reach, double turn) {
    List<Half> wheel = new ArrayList<>();
    double[] centre = {x, y};
    for (int i = 0; i < 10; i++) {
      double[] b = spoke(x, y, reach, turn + (2 * i - 1) * Math.PI / 10);
      double[] c = spoke(x, y, reach, turn + (2 * i + 1) * Math.PI / 10);
      wheel.add(i % 2 == 0 ? new Half(true, centre, c, b) : new Half(true, centre, b, c));
    }
    return wheel;
  }

  private static double[] spoke(double x, double y, double reach, double angle) {
    return new double[] {x + reach * StrictMath.cos(angle), y + reach * StrictMath.sin(angle)};
  }

  /** Cuts each half at the golden section. */
  private static List<Half> divided(List<Half> halves) {
    List<Half> parts = new ArrayList<>();
    for (Half half : halves) {
      double[] a = half.a();
      double[] b = half.b();
      double[] c = half.c();
      if (half.thin()) {
        double[] p = between(a, b);
        parts.add(new Half(true, c, p, b));
        parts.add(new Half(false, p, c, a));
      } else {
        double[] q = between(b, a);
        double[] r = between(b, c);
        parts.add(new Half(false, r, c, a));
        parts.add(new Half(false, q, r, b));
        parts.add(new Half(true, r, q, a));
      }
    }
    return parts;
  }

  private static double[] between(double[] from, double[] to) {
    return new double[] {
      from[0] + (to[0] - from[0]) / GOLDEN, from[1] + (to[1] - from[1]) / GOLDEN
    };
  }

  private static boolean visible(Canvas canvas, Half half) {
    double x = (half.b()[0] + half.c()[0]) / 2;
    double y = (half.b()[1] + half.c()[1]) / 2;
    return x > -120 && y > -120 && x < canvas.width + 120 && y < canvas.height + 120;
  }

  private static void outline(Canvas canvas, Palette palette, Half half, double edge) {
    int ground = palette.ground().getFirst();
    Path2D path = new Path2D.Double();
    path.moveTo(half.b()[0], half.b()[1]);
    path.lineTo(half.a()[0], half.a()[1]);
    path.lineTo(half.c()[0], half.c()[1]);
    canvas.line(path, Math.max(1.2, edge * 0.035), ground, 1);
  }

  /** The two halves of a rhomb get the same colour: by its middle, which they share. */
  private static final class Colouring {

    private final int[] inks;
    private final Noise noise;
    private final double x;
    private final double y;
    private final double reach;
    private final double rings;
    private final int thinShift;

    Colouring(Palette palette, Chance chance, double x, double y, double reach) {
      inks = palette.byLightness();
      noise = new Noise(chance);
      this.x = x;
      this.y = y;
      this.reach = reach;
      rings = chance.between(0.9, 2.6);
      thinShift = 1 + chance.below(3);
    }

    void fill(Canvas canvas, Half half) {
      double middleX = (half.b()[0] + half.c()[0]) / 2;
      double middleY = (half.b()[1] + half.c()[1]) / 2;
      double distance = Math.hypot(middleX - x, middleY - y) / reach;
      double wave = distance * rings + noise.at(middleX / 300, middleY / 300) * 0.12;
      double position = Math.abs(wave % 2 - 1);
      double shifted = half.thin() ? (position + thinShift * 0.27) % 1 : position;
      int colour = Palette.at(inks, shifted);
      // Facets: the light falls on one direction more than on another.
      double angle = StrictMath.atan2(half.c()[1] - half.b()[1], half.c()[0] - half.b()[0]);
      int lit = Colours.shade(colour, 0.13 * StrictMath.cos(2 * angle));
      Path2D path = new Path2D.Double();
      path.moveTo(half.a()[0], half.a()[1]);
      path.lineTo(half.b()[0], half.b()[1]);
      path.lineTo(half.c()[0], half.c()[1]);
      path.closePath();
      canvas.fill(path, lit, 1);
      // Without it, the other half's smoothed edge would show the ground.
      canvas.line(path, 1.6, lit, 1);
    }
  }
}
