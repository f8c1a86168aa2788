package com.onelastai.lab.emotionvisualizer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws emotions: a wheel for the whole text, a ribbon over its sentences, and their valence. */
final class EmotionPicture {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int PAPER = 0xFBF8F3;
  private static final int INK = 0x2E3440;
  private static final int FAINT = 0xD9D3C8;
  private static final int GOOD = 0xEBA13C;
  private static final int BAD = 0x4A6FA5;

  private static final double WHEEL_X = 1020;
  private static final double WHEEL_Y = 330;
  private static final double WHEEL = 190;
  private static final Rectangle2D RIBBON = new Rectangle2D.Double(60, 130, 680, 400);
  private static final Rectangle2D VALENCE = new Rectangle2D.Double(60, 610, 1160, 110);

  /** Valence has as many columns at most. */
  private static final int MOST_BARS = 200;

  private static final Letters LETTERS = Letters.load();

  private final Graphics2D pen;

  private EmotionPicture(Graphics2D pen) {
    this.pen = pen;
  }

  /**
   * @param sentences the scores of each
   * @param valence of each
   * @param whole the scores of the text
   */
  static byte[] png(
      List<Map<Emotion, Double>> sentences, double[] valence, Map<Emotion, Double> whole) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    EmotionPicture picture = new EmotionPicture(pen);
    pen.setPaint(new GradientPaint(0, 0, new Color(PAPER), 0, HEIGHT, new Color(0xF2ECE2)));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    picture.ribbon(EmotionRibbon.of(sentences));
    picture.wheel(whole);
    picture.valence(valence);
    pen.dispose();
    return encoded(image);
  }

  private void ribbon(EmotionRibbon ribbon) {
    text("From the first sentence to the last", 22, RIBBON.getX(), 84, 0, INK);
    fill(
        new Line2D.Double(
            RIBBON.getX(), RIBBON.getCenterY(), RIBBON.getMaxX(), RIBBON.getCenterY()),
        FAINT);
    ribbon
        .bands(RIBBON)
        .forEach((emotion, band) -> {
          pen.setPaint(new Color(emotion.colour));
          pen.fill(band);
          fill(band, PAPER);
        });
  }

  private void wheel(Map<Emotion, Double> whole) {
    text("The whole text", 22, WHEEL_X, 84, 0.5, INK);
    for (double ring : new double[] {0.25, 0.5, 0.75, 1}) {
      fill(disc(WHEEL_X, WHEEL_Y, WHEEL * ring), FAINT);
    }
    double most = Math.max(0.25, whole.values().stream().mapToDouble(v -> v).max().orElse(0));
    for (Emotion emotion : Emotion.values()) {
      double angle = angle(emotion);
      double score = whole.getOrDefault(emotion, 0.0);
      if (EmotionScale.rounded(score) > 0) {
        pen.setPaint(new Color(emotion.colour));
        pen.fill(petal(angle, WHEEL * (0.12 + 0.88 * score / most)));
      }
      label(emotion, angle, score);
    }
    pen.setPaint(new Color(PAPER));
    pen.fill(disc(WHEEL_X, WHEEL_Y, 9));
  }

  /** Joy stands at the top. */
  private static double angle(Emotion emotion) {
    return 2 * Math.PI * emotion.ordinal() / Emotion.values().length - Math.PI / 2;
  }

  private static Path2D petal(double angle, double length) {
    double width = 0.36;
    Path2D petal = new Path2D.Double();
    petal.moveTo(WHEEL_X, WHEEL_Y);
    double[] near = {angle - width, angle + width};
    double[] far = {angle - width * 0.7, angle + width * 0.7};
    petal.curveTo(
        x(near[0], length * 0.55), y(near[0], length * 0.55),
        x(far[0], length * 0.95), y(far[0], length * 0.95),
        x(angle, length), y(angle, length));
    petal.curveTo(
        x(far[1], length * 0.95),
        y(far[1], length * 0.95),
        x(near[1], length * 0.55),
        y(near[1], length * 0.55),
        WHEEL_X,
        WHEEL_Y);
    petal.closePath();
    return petal;
  }

  private static double x(double angle, double radius) {
    return WHEEL_X + radius * StrictMath.cos(angle);
  }

  private static double y(double angle, double radius) {
    return WHEEL_Y + radius * StrictMath.sin(angle);
  }

  private void label(Emotion emotion, double angle, double score) {
    double side = StrictMath.cos(angle);
    double anchor = side > 0.3 ? 0 : side < -0.3 ? 1 : 0.5;
    double x = x(angle, WHEEL + 18);
    double y = y(angle, WHEEL + 24);
    text(emotion.value(), 17, x, y, anchor, INK);
    String number = String.format(Locale.ROOT, "%.2f", score);
    text(number, 14, x, y + 18, anchor, 0x8A8F99);
  }

  private void valence(double[] valence) {
    text("How good or bad each sentence sounds", 22, VALENCE.getX(), 580, 0, INK);
    double middle = VALENCE.getCenterY() + 18;
    fill(new Line2D.Double(VALENCE.getX(), middle, VALENCE.getMaxX(), middle), FAINT);
    int bars = Math.min(MOST_BARS, valence.length);
    for (int i = 0; i < bars; i++) {
      double value = valence[(int) ((long) i * valence.length / bars)];
      double room = VALENCE.getWidth() / bars;
      double width = Math.min(90, room * 0.72);
      double height = Math.max(2, Math.abs(value) * 62);
      double x = VALENCE.getX() + (i + 0.5) * room - width / 2;
      double y = value >= 0 ? middle - height : middle;
      pen.setPaint(new Color(Math.abs(value) < 0.05 ? 0xB5B0A6 : value > 0 ? GOOD : BAD));
      double round = Math.min(10, Math.min(width, height));
      pen.fill(new RoundRectangle2D.Double(x, y, width, height, round, round));
    }
  }

  private void text(String text, double size, double x, double y, double anchor, int colour) {
    pen.setPaint(new Color(colour));
    pen.fill(LETTERS.path(text, size, x, y, anchor));
  }

  private void fill(Shape outline, int colour) {
    pen.setPaint(new Color(colour));
    pen.setStroke(new BasicStroke(1));
    pen.draw(outline);
  }

  private static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return png.toByteArray();
  }
}
