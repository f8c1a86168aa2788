package com.onelastai.lab.neuralart;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Voronoi's cells around points, as pieces of glass in lead. */
final class StainedGlassPainter implements Painter {

  private static final double MARGIN = 60;
  private static final int ROUNDS = 2;

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    int lead = lead(theme.palette());
    canvas.ground(lead, Colours.shade(lead, 0.06));
    List<double[]> points = points(canvas, theme, chance);
    for (int i = 0; i < ROUNDS; i++) {
      points = points.stream().map(centreOfCell(canvas, points)).toList();
    }
    Glass glass = new Glass(canvas, theme, chance);
    for (double[] point : points) {
      glass.piece(canvas, cell(canvas, points, point), point);
    }
  }

  private static int lead(Palette palette) {
    return palette.isDark()
        ? Colours.shade(palette.ground().getFirst(), -0.45)
        : Colours.shade(palette.byLightness()[0], -0.55);
  }

  /** In an ordered picture they lie on rings, otherwise anywhere, closer together at one place. */
  private static List<double[]> points(Canvas canvas, Theme theme, Chance chance) {
    List<double[]> points = new ArrayList<>();
    double cells = theme.byDensity(140, 480) * canvas.width * canvas.height / 1e6;
    double x = canvas.width * (theme.symmetry() > 0.5 ? 0.5 : chance.between(0.25, 0.75));
    double y = canvas.height * (theme.symmetry() > 0.5 ? 0.5 : chance.between(0.25, 0.75));
    if (theme.symmetry() > 0.5) {
      rings(points, x, y, Math.hypot(canvas.width, canvas.height) / 2 + MARGIN, cells);
      return points;
    }
    for (int i = 0; i < cells; i++) {
      double pull = chance.in(0.45) ? chance.between(0.1, 0.8) : 0;
      double px = chance.between(-MARGIN, canvas.width + MARGIN);
      double py = chance.between(-MARGIN, canvas.height + MARGIN);
      points.add(new double[] {px + (x - px) * pull, py + (y - py) * pull});
    }
    return points;
  }

  private static void rings(List<double[]> points, double x, double y, double reach, double cells) {
    int rings = (int) Math.sqrt(cells / 3.2);
    points.add(new double[] {x, y});
    for (int ring = 1; ring <= rings; ring++) {
      int count = 6 * (1 + ring * 2 / 3);
      for (int i = 0; i < count; i++) {
        double angle = 2 * Math.PI * (i + ring % 2 * 0.5) / count;
        double radius = reach * StrictMath.pow(ring / (double) rings, 1.1);
        points.add(
            new double[] {x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)});
      }
    }
  }

  private static UnaryOperator<double[]> centreOfCell(Canvas canvas, List<double[]> points) {
    return point -> {
      List<double[]> cell = cell(canvas, points, point);
      double x = cell.stream().mapToDouble(corner -> corner[0]).average().orElse(point[0]);
      double y = cell.stream().mapToDouble(corner -> corner[1]).average().orElse(point[1]);
      return new double[] {(x + point[0]) / 2, (y + point[1]) / 2};
    };
  }

  /** Everything that is nearer to this point than to any other. */
  private static List<double[]> cell(Canvas canvas, List<double[]> points, double[] point) {
    List<double[]> cell =
        List.of(
            new double[] {-2 * MARGIN, -2 * MARGIN},
            new double[] {canvas.width + 2 * MARGIN, -2 * MARGIN},
            new double[] {canvas.width + 2 * MARGIN, canvas.height + 2 * MARGIN},
            new double[] {-2 * MARGIN, canvas.height + 2 * MARGIN});
    for (double[] other : points) {
      if (other != point && !cell.isEmpty()) {
        cell = nearer(cell, point, other);
      }
    }
    return cell;
  }

  private static List<double[]> nearer(List<double[]> cell, double[] point, double[] other) {
    double nx = other[0] - point[0];
    double ny = other[1] - point[1];
    double limit = (nx * (other[0] + point[0]) + ny * (other[1] + point[1])) / 2;
    List<double[]> kept = new ArrayList<>(cell.size() + 1);
    for (int i = 0; i < cell.size(); i++) {
      double[] from = cell.get(i);
      double[] to = cell.get((i + 1) % cell.size());
      double a = nx * from[0] + ny * from[1] - limit;
      double b = nx * to[0] + ny * to[1] - limit;
      if (a <= 0) {
        kept.add(from);
      }
      if (a < 0 != b < 0 && a != b) {
        double share = a / (a - b);
        kept.add(
            new double[] {
              from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share
            });
      }
    }
    return kept;
  }

  /** Cuts and colours the pieces. */
  private static final class Glass {

    private final Noise noise;
    private final int[] inks;
    private final Chance chance;
    private final double round;
    private final double lightX;
    private final double lightY;
    private final double reach;

    Glass(Canvas canvas, Theme theme, Chance chance) {
      this.chance = chance;
      noise = new Noise(chance);
      inks = theme.palette().byLightness();
      round = theme.byCurvature(0.05, 0.6);
      lightX = canvas.width * chance.between(0.25, 0.75);
      lightY = canvas.height * chance.between(0.15, 0.6);
      reach = Math.hypot(canvas.width, canvas.height) * 0.62;
    }

    void piece(Canvas canvas, List<double[]> cell, double[] point) {
      double far = Math.hypot(point[0] - lightX, point[1] - lightY) / reach;
      double zone = 1.05 - far * 1.1 + noise.layered(point[0] / 330, point[1] / 330, 2) * 0.45;
      int colour =
          chance.in(0.12)
              ? chance.pick(inks)
              : Palette.at(inks, zone + chance.between(-0.09, 0.09));
      if (cell.size() < 3) {
        return;
      }
      double size =
          cell.stream()
              .mapToDouble(c -> Math.hypot(c[0] - point[0], c[1] - point[1]))
              .max()
              .orElse(1);
      canvas.pen.setPaint(
          new RadialGradientPaint(
              new Point2D.Double(point[0] - size * 0.2, point[1] - size * 0.25),
              (float) Math.max(1, size * 1.25),
              new float[] {0, 0.55f, 1},
              new Color[] {
                Colours.awt(Colours.shade(colour, 0.22), 1),
                Colours.awt(colour, 1),
                Colours.awt(Colours.shade(colour, -0.22), 1)
              }));
      canvas.pen.fill(cut(cell, point));
    }

    /** A little smaller than the cell, with round corners. */
    private Path2D cut(List<double[]> cell, double[] point) {
      List<double[]> corners = cell.stream().map(corner -> inset(corner, point)).toList();
      Path2D path = new Path2D.Double();
      for (int i = 0; i < corners.size(); i++) {
        double[] before = corners.get(i);
        double[] corner = corners.get((i + 1) % corners.size());
        double[] after = corners.get((i + 2) % corners.size());
        double[] from = towards(corner, before);
        double[] to = towards(corner, after);
        if (i == 0) {
          path.moveTo(from[0], from[1]);
        } else {
          path.lineTo(from[0], from[1]);
        }
        path.quadTo(corner[0], corner[1], to[0], to[1]);
      }
      path.closePath();
      return path;
    }

    private double[] towards(double[] corner, double[] neighbour) {
      double share = 0.12 + round * 0.36;
      return new double[] {
        corner[0] + (neighbour[0] - corner[0]) * share,
        corner[1] + (neighbour[1] - corner[1]) * share
      };
    }

    private static double[] inset(double[] corner, double[] point) {
      double distance = Math.max(1, Math.hypot(corner[0] - point[0], corner[1] - point[1]));
      double share = Math.max(0.5, 1 - 3.2 / distance);
      return new double[] {
        point[0] + (corner[0] - point[0]) * share, point[1] + (corner[1] - point[1]) * share
      };
    }
  }
}
