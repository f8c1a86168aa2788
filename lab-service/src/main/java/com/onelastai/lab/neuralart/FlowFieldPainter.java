package com.onelastai.lab.neuralart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Ribbons that follow a field of directions and never touch each other. */
final class FlowFieldPainter implements Painter {

  private static final double STEP = 3;
  private static final int TRIES = 9000;
  private static final int SHORTEST = 12;

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    Field field = new Field(canvas, theme, chance);
    Taken taken = new Taken(canvas.width, canvas.height);
    Noise zones = new Noise(chance);
    double[] widths = widths(theme);
    for (int i = 0; i < TRIES; i++) {
      // The broad ones first; the narrow ones fill what is left.
      double width = widths[Math.min(widths.length - 1, i * widths.length / TRIES)];
      double x = chance.between(-0.05, 1.05) * canvas.width;
      double y = chance.between(-0.05, 1.05) * canvas.height;
      List<double[]> path = trace(field, taken, x, y, width, (int) chance.between(70, 420));
      int colour = colour(palette, zones, chance, x, y);
      if (path.size() >= SHORTEST) {
        path.forEach(point -> taken.take(point[0], point[1], width / 2 + 1.6));
        draw(canvas, path, width, colour, palette.isDark());
      }
    }
  }

  private static double[] widths(Theme theme) {
    double broad = theme.byDensity(44, 22);
    return new double[] {broad, broad * 0.62, broad * 0.36, broad * 0.2, 3.2, 2.2};
  }

  private static List<double[]> trace(
      Field field, Taken taken, double startX, double startY, double width, int longest) {
    List<double[]> path = new ArrayList<>();
    double x = startX;
    double y = startY;
    for (int i = 0; i < longest; i++) {
      double angle = field.direction(x, y);
      double dx = StrictMath.cos(angle);
      double dy = StrictMath.sin(angle);
      if (!taken.free(x, y, -dy, dx, width / 2 + 3.4)) {
        break;
      }
      path.add(new double[] {x, y});
      x += dx * STEP;
      y += dy * STEP;
    }
    return path;
  }

  /** Neighbours share a colour more often than not. */
  private static int colour(Palette palette, Noise zones, Chance chance, double x, double y) {
    int[] inks = palette.visible();
    if (chance.in(0.38)) {
      return chance.pick(inks);
    }
    double zone = zones.layered(x / 420, y / 420, 2) * 0.9 + 0.5;
    int colour = Palette.at(inks, zone + chance.between(-0.08, 0.08));
    return Colours.shade(colour, chance.between(-0.08, 0.08));
  }

  private static void draw(
      Canvas canvas, List<double[]> points, double width, int colour, boolean dark) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.getFirst()[0], points.getFirst()[1]);
    points.stream().skip(1).forEach(point -> path.lineTo(point[0], point[1]));
    if (width > 6) {
      AffineTransform below = AffineTransform.getTranslateInstance(1.5, 2.5);
      canvas.line(below.createTransformedShape(path), width, 0, dark ? 0.35 : 0.14);
    }
    canvas.line(path, width, colour, 1);
    if (width > 9) {
      AffineTransform above = AffineTransform.getTranslateInstance(-width * 0.13, -width * 0.17);
      canvas.line(above.createTransformedShape(path), width * 0.3, Colours.shade(colour, 0.3), 0.3);
    }
  }

  /** Where the ribbons go. */
  private static final class Field {

    private final Noise noise;
    private final double base;
    private final double turn;
    private final double scale;
    private final double centreX;
    private final double centreY;
    private final double swirl;
    private final double reach;

    Field(Canvas canvas, Theme theme, Chance chance) {
      noise = new Noise(chance);
      base = chance.between(-Math.PI, Math.PI);
      turn = theme.byCurvature(0.5, 3.4);
      scale = theme.byCurvature(1100, 620);
      centreX = canvas.width * chance.between(0.3, 0.7);
      centreY = canvas.height * chance.between(0.3, 0.7);
      swirl = Math.max(theme.symmetry(), chance.between(-0.6, 0.9));
      reach = chance.between(260, 620);
    }

    double direction(double x, double y) {
      double flow = base + turn * noise.layered(x / scale, y / scale, 2);
      double dx = x - centreX;
      double dy = y - centreY;
      double near =
          Math.clamp(swirl, 0, 1) * StrictMath.exp(-(dx * dx + dy * dy) / (reach * reach));
      double around = StrictMath.atan2(dy, dx) + 1.75;
      return StrictMath.atan2(
          (1 - near) * StrictMath.sin(flow) + near * StrictMath.sin(around),
          (1 - near) * StrictMath.cos(flow) + near * StrictMath.cos(around));
    }
  }

  /** Which places are covered, in cells of two units; there is a margin around the picture. */
  private static final class Taken {

    private static final double CELL = 2;
    private static final double MARGIN = 100;

    private final int columns;
    private final int rows;
    private final boolean[] cells;

    Taken(double width, double height) {
      columns = (int) ((width + 2 * MARGIN) / CELL);
      rows = (int) ((height + 2 * MARGIN) / CELL);
      cells = new boolean[columns * rows];
    }

    /** Looks across the way at this place, so far to both sides. */
    boolean free(double x, double y, double acrossX, double acrossY, double half) {
      int steps = (int) Math.ceil(half / CELL);
      for (int i = -steps; i <= steps; i++) {
        double off = half * i / steps;
        int index = index(x + acrossX * off, y + acrossY * off);
        if (index < 0 || cells[index]) {
          return false;
        }
      }
      return true;
    }

    void take(double x, double y, double radius) {
      int reach = (int) Math.ceil(radius / CELL);
      for (int dy = -reach; dy <= reach; dy++) {
        for (int dx = -reach; dx <= reach; dx++) {
          int index = index(x + dx * CELL, y + dy * CELL);
          if (index >= 0 && (dx * dx + dy * dy) * CELL * CELL <= radius * radius) {
            cells[index] = true;
          }
        }
      }
    }

    private int index(double x, double y) {
      int column = (int) ((x + MARGIN) / CELL);
      int row = (int) ((y + MARGIN) / CELL);
      return column < 0 || row < 0 || column >= columns || row >= rows
          ? -1
          : row * columns + column;
    }
  }
}
