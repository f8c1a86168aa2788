package com.onelastai.lab.neuralart;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A picture that is drawn. Its short side measures {@value #SIDE} units whatever its resolution, so
 * that the resolution changes no composition.
 */
final class Canvas {

  static final double SIDE = 1000;

  final double width;
  final double height;
  final BufferedImage image;
  final Graphics2D pen;

  /** Pixels per unit. */
  final double scale;

  Canvas(int pixelsWide, int pixelsHigh) {
    image = new BufferedImage(pixelsWide, pixelsHigh, BufferedImage.TYPE_INT_RGB);
    scale = Math.min(pixelsWide, pixelsHigh) / SIDE;
    width = pixelsWide / scale;
    height = pixelsHigh / scale;
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(scale, scale);
  }

  /** The pixels, row by row; what is changed in them is changed in the picture. */
  int[] pixels() {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  void ground(int top, int bottom) {
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            Colours.awt(top, 1),
            (float) (width * 0.2),
            (float) height,
            Colours.awt(bottom, 1)));
    pen.fill(new Rectangle2D.Double(0, 0, width, height));
  }

  void fill(Shape shape, int colour, double alpha) {
    pen.setPaint(Colours.awt(colour, alpha));
    pen.fill(shape);
  }

  void line(Shape shape, double thickness, int colour, double alpha) {
    pen.setPaint(Colours.awt(colour, alpha));
    pen.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
  }

  static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /**
   * Darkens the corners a little and adds the grain of paper, which also hides gradients' steps.
   */
  void finish(long seed) {
    int[] pixels = pixels();
    int columns = image.getWidth();
    int rows = image.getHeight();
    double reach = (double) columns * columns + (double) rows * rows;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double dx = 2.0 * x - columns;
        double dy = 2.0 * y - rows;
        double off = (dx * dx + dy * dy) / reach;
        int index = y * columns + x;
        pixels[index] = grained(pixels[index], 1 - 0.16 * off * off, seed + index);
      }
    }
  }

  private static int grained(int rgb, double light, long seed) {
    long bits = seed * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    double grain = ((bits >>> 40) / (double) (1 << 24) - 0.5) * 5;
    int r = channel((rgb >> 16 & 0xFF) * light + grain);
    int g = channel((rgb >> 8 & 0xFF) * light + grain);
    int b = channel((rgb & 0xFF) * light + grain);
    return r << 16 | g << 8 | b;
  }

  private static int channel(double value) {
    return (int) Math.clamp(Math.round(value), 0, 255);
  }

  byte[] png() {
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return png.toByteArray();
  }
}
