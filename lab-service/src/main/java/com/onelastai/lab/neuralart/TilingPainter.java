package com.onelastai.lab.neuralart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Square tiles that meet at their edges: arcs that join to loops (Truchet's tiles) where the theme
 * is curved, otherwise plain shapes. An ordered picture is mirrored in both directions.
 */
final class TilingPainter implements Painter {

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    boolean loops = theme.curvature() > 0.55;
    double side = Canvas.SIDE / Math.round(theme.byDensity(5, 11));
    int columns = (int) Math.ceil(canvas.width / side);
    int rows = (int) Math.ceil(canvas.height / side);
    boolean mirrored = theme.symmetry() > 0.45;
    long own = chance.next();
    Loops bands = new Loops(palette, chance);
    AffineTransform plain = canvas.pen.getTransform();
    canvas.pen.translate((canvas.width - columns * side) / 2, (canvas.height - rows * side) / 2);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        boolean right = mirrored && column >= (columns + 1) / 2;
        boolean below = mirrored && row >= (rows + 1) / 2;
        long cell =
            (right ? columns - 1 - column : column) * 4099L + (below ? rows - 1 - row : row);
        AffineTransform before = canvas.pen.getTransform();
        canvas.pen.translate((column + (right ? 1 : 0)) * side, (row + (below ? 1 : 0)) * side);
        canvas.pen.scale(right ? -side : side, below ? -side : side);
        Chance choice = new Chance(own ^ cell * 0x9E3779B97F4A7C15L);
        if (loops) {
          bands.tile(canvas, choice);
        } else {
          shapes(canvas, palette, choice, chanceOfSplit(theme));
        }
        canvas.pen.setTransform(before);
      }
    }
    canvas.pen.setTransform(plain);
  }

  private static double chanceOfSplit(Theme theme) {
    return theme.byDensity(0.12, 0.34);
  }

  /** One tile of shapes in the unit square, or four of half the size. */
  private static void shapes(Canvas canvas, Palette palette, Chance chance, double split) {
    if (!chance.in(split)) {
      shape(canvas, palette, chance);
      return;
    }
    AffineTransform before = canvas.pen.getTransform();
    for (int i = 0; i < 4; i++) {
      canvas.pen.translate(i % 2 * 0.5, i / 2 * 0.5);
      canvas.pen.scale(0.5, 0.5);
      shapes(canvas, palette, chance, split * 0.3);
      canvas.pen.setTransform(before);
    }
  }

  private static void shape(Canvas canvas, Palette palette, Chance chance) {
    int ground = chance.in(0.5) ? palette.ground().get(chance.below(2)) : palette.ink(chance);
    int colour = other(palette, chance, ground);
    int accent = other(palette, chance, colour);
    canvas.fill(new Rectangle2D.Double(-0.002, -0.002, 1.004, 1.004), ground, 1);
    canvas.pen.rotate(chance.below(4) * Math.PI / 2, 0.5, 0.5);
    switch (chance.below(9)) {
      case 0 -> canvas.fill(quarter(0, 0, 1), colour, 1);
      case 1 -> leaf(canvas, colour, accent);
      case 2 -> target(canvas, colour, accent, ground);
      case 3 -> canvas.fill(new Arc2D.Double(0, 0.5, 1, 1, 0, 180, Arc2D.PIE), colour, 1);
      case 4 -> canvas.fill(triangle(), colour, 1);
      case 5 -> quarters(canvas, colour, accent, ground);
      case 6 -> stripes(canvas, colour);
      case 7 -> corners(canvas, colour);
      default -> canvas.fill(Canvas.disc(0.5, 0.5, 0.2), colour, 1);
    }
  }

  private static int other(Palette palette, Chance chance, int colour) {
    int best = palette.ink(chance);
    for (int i = 0; i < 4 && contrast(best, colour) < 0.16; i++) {
      best = palette.ink(chance);
    }
    return best;
  }

  private static double contrast(int a, int b) {
    return Math.abs(Colours.lightness(a) - Colours.lightness(b));
  }

  private static Arc2D quarter(double x, double y, double radius) {
    double start = x < 0.5 ? (y < 0.5 ? 270 : 0) : (y < 0.5 ? 180 : 90);
    return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, 90, Arc2D.PIE);
  }

  private static void leaf(Canvas canvas, int colour, int accent) {
    Area leaf = new Area(quarter(0, 0, 1));
    leaf.intersect(new Area(quarter(1, 1, 1)));
    canvas.fill(leaf, colour, 1);
    canvas.fill(Canvas.disc(0.5, 0.5, 0.11), accent, 1);
  }

  private static void target(Canvas canvas, int colour, int accent, int ground) {
    canvas.fill(Canvas.disc(0.5, 0.5, 0.46), colour, 1);
    canvas.fill(Canvas.disc(0.5, 0.5, 0.31), ground, 1);
    canvas.fill(Canvas.disc(0.5, 0.5, 0.16), accent, 1);
  }

  private static void quarters(Canvas canvas, int colour, int accent, int ground) {
    canvas.fill(quarter(0, 0, 1), colour, 1);
    canvas.fill(quarter(0, 0, 0.75), ground, 1);
    canvas.fill(quarter(0, 0, 0.5), accent, 1);
    canvas.fill(quarter(0, 0, 0.25), ground, 1);
  }

  private static void stripes(Canvas canvas, int colour) {
    for (int i = 0; i < 4; i++) {
      canvas.fill(new Rectangle2D.Double(0, i * 0.25, 1, 0.125), colour, 1);
    }
  }

  private static void corners(Canvas canvas, int colour) {
    canvas.fill(quarter(0, 0, 0.5), colour, 1);
    canvas.fill(quarter(1, 1, 0.5), colour, 1);
  }

  private static Path2D triangle() {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(0, 0);
    triangle.lineTo(1, 0);
    triangle.lineTo(0, 1);
    triangle.closePath();
    return triangle;
  }

  /** Bands of lines that run from edge to edge, so that they join whatever way a tile lies. */
  private static final class Loops {

    private final int[] lines;
    private final int[] colours;
    private final int ground;

    Loops(Palette palette, Chance chance) {
      int[] inks = palette.visible();
      ground = palette.ground().getFirst();
      // The same from both sides of the middle: a line meets its like at each edge.
      lines = new int[] {0, 1, 2, 3, 2, 1, 0};
      colours = new int[] {chance.pick(inks), chance.pick(inks), chance.pick(inks), inks[0]};
    }

    void tile(Canvas canvas, Chance choice) {
      int kind = choice.below(8);
      canvas.pen.rotate(choice.below(2) * Math.PI / 2, 0.5, 0.5);
      if (kind == 0) {
        straight(canvas, 0);
        straight(canvas, Math.PI / 2);
        return;
      }
      arcs(canvas, 0, 0);
      arcs(canvas, 1, 1);
    }

    private void straight(Canvas canvas, double angle) {
      AffineTransform before = canvas.pen.getTransform();
      canvas.pen.rotate(angle, 0.5, 0.5);
      double width = 0.94 / lines.length;
      canvas.fill(new Rectangle2D.Double(-0.001, 0.03, 1.002, 0.94), ground, 1);
      for (int i = 0; i < lines.length; i++) {
        double y = 0.03 + (i + 0.5) * width;
        Path2D line = new Path2D.Double();
        line.moveTo(0, y);
        line.lineTo(1, y);
        butt(canvas, line, width * 0.72, colours[lines[i]]);
      }
      canvas.pen.setTransform(before);
    }

    private void arcs(Canvas canvas, double x, double y) {
      double width = 0.94 / lines.length;
      canvas.fill(quarter(x, y, 0.97), ground, 1);
      for (int i = lines.length - 1; i >= 0; i--) {
        double radius = 0.03 + (i + 0.5) * width;
        Arc2D arc = quarter(x, y, radius);
        arc.setArcType(Arc2D.OPEN);
        butt(canvas, arc, width * 0.72, colours[lines[i]]);
      }
    }

    private static void butt(Canvas canvas, Shape shape, double thickness, int colour) {
      canvas.pen.setPaint(Colours.awt(colour, 1));
      canvas.pen.setStroke(
          new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
      canvas.pen.draw(shape);
    }
  }
}
