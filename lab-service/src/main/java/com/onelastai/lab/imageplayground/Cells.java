package com.onelastai.lab.imageplayground;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.function.BiConsumer;

/** A picture as a grid of squares. */
final class Cells {

  /** The share of a square that the largest circle in it covers. */
  private static final double CIRCLE = Math.PI / 4;

  private Cells() {}

  static BufferedImage squares(BufferedImage picture, int side) {
    return redraw(
        picture,
        side,
        canvas ->
            (cell, average) -> {
              canvas.setColor(average);
              canvas.fill(cell);
            });
  }

  static BufferedImage dots(BufferedImage picture, int side) {
    return redraw(
        picture,
        side,
        canvas ->
            (cell, average) -> {
              canvas.setColor(new Color(255, 255, 255, average.getAlpha()));
              canvas.fill(cell);
              canvas.setColor(new Color(0, 0, 0, average.getAlpha()));
              canvas.fill(dot(cell, side, 1 - Pixels.light(average.getRGB()) / 255.0));
            });
  }

  /** Covers this share of a square; above what a circle can, it grows towards the corners. */
  private static Ellipse2D dot(Rectangle cell, int side, double share) {
    double beyond = Math.max(0, share - CIRCLE) / (1 - CIRCLE);
    double radius =
        side * (Math.sqrt(Math.min(share, CIRCLE) / Math.PI) + beyond * (Math.sqrt(0.5) - 0.5));
    return new Ellipse2D.Double(
        cell.x + side / 2.0 - radius, cell.y + side / 2.0 - radius, 2 * radius, 2 * radius);
  }

  /** How a canvas is filled, cell by cell. */
  private interface Brush {
    BiConsumer<Rectangle, Color> on(Graphics2D canvas);
  }

  private static BufferedImage redraw(BufferedImage picture, int side, Brush brush) {
    BufferedImage drawn = Geometry.empty(picture.getWidth(), picture.getHeight());
    Graphics2D canvas = drawn.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    BiConsumer<Rectangle, Color> cells = brush.on(canvas);
    Rectangle whole = new Rectangle(picture.getWidth(), picture.getHeight());
    for (int y = 0; y < whole.height; y += side) {
      for (int x = 0; x < whole.width; x += side) {
        Rectangle cell = whole.intersection(new Rectangle(x, y, side, side));
        canvas.setClip(cell);
        cells.accept(cell, average(picture, cell));
      }
    }
    canvas.dispose();
    return drawn;
  }

  /** The mean colour of what is not transparent, and the mean transparency. */
  private static Color average(BufferedImage picture, Rectangle cell) {
    int[] pixels = Pixels.of(picture);
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = cell.y; y < cell.y + cell.height; y++) {
      for (int x = cell.x; x < cell.x + cell.width; x++) {
        int pixel = pixels[y * picture.getWidth() + x];
        int opaque = pixel >>> 24;
        alpha += opaque;
        red += (long) opaque * Pixels.red(pixel);
        green += (long) opaque * Pixels.green(pixel);
        blue += (long) opaque * Pixels.blue(pixel);
      }
    }
    long weight = Math.max(1, alpha);
    return new Color(
        (int) (red / weight),
        (int) (green / weight),
        (int) (blue / weight),
        (int) (alpha / ((long) cell.width * cell.height)));
  }
}
