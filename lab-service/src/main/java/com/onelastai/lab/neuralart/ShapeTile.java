package com.onelastai.lab.neuralart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A tile with a plain shape, or four of half the size.
 *
 * @param split the probability of the four
 */
record ShapeTile(Palette palette, double split) implements TilingPainter.Tile {

  @Override
  public void draw(Canvas canvas, Chance chance) {
    draw(canvas, chance, split);
  }

  private void draw(Canvas canvas, Chance chance, double probability) {
    if (!chance.in(probability)) {
      shape(canvas, chance);
      return;
    }
    AffineTransform before = canvas.pen.getTransform();
    for (int i = 0; i < 4; i++) {
      canvas.pen.translate(i % 2 * 0.5, i / 2 * 0.5);
      canvas.pen.scale(0.5, 0.5);
      draw(canvas, chance, probability * 0.3);
      canvas.pen.setTransform(before);
    }
  }

  private void shape(Canvas canvas, Chance chance) {
    int ground = chance.in(0.5) ? palette.ground().get(chance.below(2)) : palette.ink(chance);
    int colour = other(chance, ground);
    int accent = other(chance, colour);
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

  private int other(Chance chance, int colour) {
    int best = palette.ink(chance);
    for (int i = 0; i < 4 && contrast(best, colour) < 0.16; i++) {
      best = palette.ink(chance);
    }
    return best;
  }

  private static double contrast(int a, int b) {
    return Math.abs(Colours.lightness(a) - Colours.lightness(b));
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

  /** A quarter of a disc around one of the corners. */
  static Arc2D quarter(double x, double y, double radius) {
    double start = x < 0.5 ? (y < 0.5 ? 270 : 0) : (y < 0.5 ? 180 : 90);
    return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, 90, Arc2D.PIE);
  }
}
