package com.onelastai.lab.neuralart;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Circles of many sizes, as close as they fit; in an ordered picture they repeat around a centre.
 */
final class CirclesPainter implements Painter {

  private static final double GAP = 2.5;

  /** A drawn circle. */
  private record Circle(double x, double y, double radius) {}

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    int copies = theme.symmetry() > 0.55 ? 5 + chance.below(4) : 1;
    Noise zones = new Noise(chance);
    List<Circle> placed = new ArrayList<>();
    double largest = theme.byDensity(190, 105) / (copies > 1 ? 1.5 : 1);
    double radius = largest;
    int failed = 0;
    while (radius > theme.byDensity(7, 3.5) && placed.size() < 2600) {
      double x = chance.between(-0.04, 1.04) * canvas.width;
      double y = chance.between(-0.04, 1.04) * canvas.height;
      if (place(canvas, placed, new Circle(x, y, radius), copies)) {
        draw(canvas, theme, chance, zones, placed.subList(placed.size() - copies, placed.size()));
        failed = 0;
      } else if (++failed > 220) {
        failed = 0;
        radius *= 0.94;
      }
    }
  }

  private static boolean place(Canvas canvas, List<Circle> placed, Circle first, int copies) {
    List<Circle> added = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      Circle circle = turned(canvas, first, 2 * Math.PI * i / copies);
      if (touches(placed, circle) || touches(added, circle)) {
        return false;
      }
      added.add(circle);
    }
    return placed.addAll(added);
  }

  private static Circle turned(Canvas canvas, Circle circle, double angle) {
    double dx = circle.x() - canvas.width / 2;
    double dy = circle.y() - canvas.height / 2;
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new Circle(
        canvas.width / 2 + dx * cos - dy * sin,
        canvas.height / 2 + dx * sin + dy * cos,
        circle.radius());
  }

  private static boolean touches(List<Circle> placed, Circle circle) {
    for (Circle other : placed) {
      double dx = other.x() - circle.x();
      double dy = other.y() - circle.y();
      double least = other.radius() + circle.radius() + GAP;
      if (dx * dx + dy * dy < least * least) {
        return true;
      }
    }
    return false;
  }

  private static void draw(
      Canvas canvas, Theme theme, Chance chance, Noise zones, List<Circle> copies) {
    Circle first = copies.getFirst();
    double zone = zones.layered(first.x() / 500, first.y() / 500, 2) * 0.8 + 0.5;
    int[] inks = theme.palette().visible();
    int colour =
        chance.in(0.3) ? chance.pick(inks) : Palette.at(inks, zone + chance.between(-0.1, 0.1));
    int other = chance.pick(inks);
    double kind = first.radius() < 14 ? 0 : chance.between(0, 1);
    double angle = chance.between(0, 360);
    for (Circle circle : copies) {
      body(canvas, circle, colour, theme.palette().isDark());
      if (kind > 0.35) {
        ornament(canvas, circle, theme, other, kind, angle);
      }
    }
  }

  private static void body(Canvas canvas, Circle circle, int colour, boolean dark) {
    double r = circle.radius();
    if (r > 8) {
      canvas.fill(
          Canvas.disc(circle.x() + r * 0.03, circle.y() + r * 0.06, r), 0, dark ? 0.3 : 0.1);
    }
    canvas.pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(circle.x() - r * 0.35, circle.y() - r * 0.4),
            (float) (r * 1.6),
            new float[] {0, 1},
            new Color[] {
              Colours.awt(Colours.shade(colour, 0.16), 1),
              Colours.awt(Colours.shade(colour, -0.14), 1)
            }));
    canvas.pen.fill(Canvas.disc(circle.x(), circle.y(), r));
  }

  /** Rings, a half, a ring of beads, or a smaller circle inside. */
  private static void ornament(
      Canvas canvas, Circle circle, Theme theme, int colour, double kind, double angle) {
    double r = circle.radius();
    if (kind < 0.6) {
      double step = Math.max(5, r / theme.byCurvature(4, 9));
      for (double ring = r - step; ring > step * 0.4; ring -= step) {
        canvas.line(Canvas.disc(circle.x(), circle.y(), ring), step * 0.28, colour, 0.85);
      }
    } else if (kind < 0.74) {
      double half = r * 0.82;
      canvas.fill(
          new Arc2D.Double(
              circle.x() - half, circle.y() - half, 2 * half, 2 * half, angle, 180, Arc2D.CHORD),
          colour,
          0.9);
    } else if (kind < 0.87) {
      beads(canvas, circle, colour, angle);
    } else {
      double inner = r * 0.55;
      double dx = StrictMath.cos(StrictMath.toRadians(angle)) * (r - inner) * 0.7;
      double dy = StrictMath.sin(StrictMath.toRadians(angle)) * (r - inner) * 0.7;
      canvas.fill(Canvas.disc(circle.x() + dx, circle.y() + dy, inner), colour, 0.92);
    }
  }

  private static void beads(Canvas canvas, Circle circle, int colour, double angle) {
    int count = 9 + (int) (circle.radius() / 12);
    double ring = circle.radius() * 0.74;
    double bead = Math.min(ring * Math.PI / count * 0.62, circle.radius() * 0.14);
    for (int i = 0; i < count; i++) {
      double at = StrictMath.toRadians(angle) + 2 * Math.PI * i / count;
      canvas.fill(
          Canvas.disc(
              circle.x() + ring * StrictMath.cos(at), circle.y() + ring * StrictMath.sin(at), bead),
          colour,
          0.95);
    }
    canvas.fill(Canvas.disc(circle.x(), circle.y(), circle.radius() * 0.38), colour, 0.9);
  }
}
