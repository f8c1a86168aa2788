package com.onelastai.lab.neuralart;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** Ridges in the haze under a sun or a moon, sometimes with their image in a lake. */
final class LandscapePainter implements Painter {

  private static final double STEP = 2;

  /** Where a lake begins, as a share of the height. */
  private static final double SHORE = 0.66;

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Scene scene = scene(theme, chance);
    sky(canvas, scene);
    if (theme.palette().isDark()) {
      stars(canvas, chance, theme);
    }
    sun(canvas, scene, chance);
    boolean lake = theme.symmetry() > 0.32 || chance.in(0.2);
    ridges(canvas, theme, scene, chance, lake ? SHORE : 1);
    if (lake) {
      lake(canvas, scene, chance, SHORE);
    }
  }

  /** Colours from above to the horizon, then of the farthest and the nearest ridge. */
  private record Scene(int[] sky, int far, int near, int sun) {}

  private static Scene scene(Theme theme, Chance chance) {
    Palette palette = theme.palette();
    int[] inks = palette.byLightness();
    int light = inks[inks.length - 1];
    if (palette.isDark()) {
      int ground = palette.ground().getFirst();
      int[] sky = {ground, inks[0], inks[1 + chance.below(2)], inks[3]};
      return new Scene(
          sky, Colours.mix(inks[3], inks[1], 0.55), Colours.shade(ground, -0.45), light);
    }
    int haze = palette.ground().getFirst();
    int[] sky = {inks[2 + chance.below(2)], inks[4], Colours.mix(light, haze, 0.6), haze};
    return new Scene(
        sky,
        Colours.mix(haze, inks[2], 0.35),
        Colours.shade(inks[0], -0.2),
        Colours.shade(light, 0.35));
  }

  private static void sky(Canvas canvas, Scene scene) {
    int[] smooth = Palette.steps(scene.sky(), 16);
    float[] stops = new float[smooth.length];
    for (int i = 0; i < stops.length; i++) {
      stops[i] = i / (stops.length - 1f);
    }
    canvas.pen.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(0, 0),
            new Point2D.Double(0, canvas.height * 0.72),
            stops,
            Arrays.stream(smooth)
                .mapToObj(colour -> Colours.awt(colour, 1))
                .toArray(Color[]::new)));
    canvas.pen.fill(new Rectangle2D.Double(0, 0, canvas.width, canvas.height));
  }

  private static void stars(Canvas canvas, Chance chance, Theme theme) {
    int count = (int) theme.byDensity(120, 420);
    for (int i = 0; i < count; i++) {
      double depth = chance.between(0, 1);
      double y = depth * depth * canvas.height * 0.6;
      double size = chance.in(0.06) ? chance.between(1.4, 2.4) : chance.between(0.5, 1.2);
      canvas.fill(
          Canvas.disc(chance.between(0, canvas.width), y, size),
          0xFFF9EC,
          chance.between(0.3, 0.9) * (1 - depth * 0.8));
    }
  }

  private static void sun(Canvas canvas, Scene scene, Chance chance) {
    double x = canvas.width * chance.between(0.22, 0.78);
    double y = canvas.height * chance.between(0.2, 0.42);
    double radius = chance.between(48, 105);
    for (double[] halo : new double[][] {{7, 0.16}, {3.6, 0.2}, {1.8, 0.25}}) {
      double reach = radius * halo[0];
      canvas.pen.setPaint(
          new RadialGradientPaint(
              new Point2D.Double(x, y),
              (float) reach,
              new float[] {0, 1},
              new Color[] {Colours.awt(scene.sun(), halo[1]), Colours.awt(scene.sun(), 0)}));
      canvas.pen.fill(Canvas.disc(x, y, reach));
    }
    canvas.fill(Canvas.disc(x, y, radius), scene.sun(), 0.96);
  }

  private static void ridges(
      Canvas canvas, Theme theme, Scene scene, Chance chance, double bottom) {
    int count = (int) Math.round(theme.byDensity(4, 8));
    double top = canvas.height * bottom * chance.between(0.46, 0.58);
    for (int i = 0; i < count; i++) {
      double near = i / (count - 1.0);
      double base = top + (canvas.height * bottom - top) * StrictMath.pow(near, 1.25);
      double tall = canvas.height * (0.17 - 0.06 * near) * theme.byCurvature(1.35, 0.85);
      double wide = theme.byCurvature(240, 420) * (0.8 + 0.5 * near);
      int colour = Colours.mix(scene.far(), scene.near(), StrictMath.pow(near, 0.8));
      Noise noise = new Noise(chance);
      int rough = theme.curvature() > 0.55 ? 3 : 6;
      ridge(canvas, noise, new Shape(base, tall, wide, rough), colour, scene, near, bottom);
    }
  }

  /** Of a ridge: the height of its foot, its own height, the width of its hills, their detail. */
  private record Shape(double base, double tall, double wide, int layers) {}

  private static void ridge(
      Canvas canvas,
      Noise noise,
      Shape shape,
      int colour,
      Scene scene,
      double near,
      double bottom) {
    Path2D path = new Path2D.Double();
    double end = canvas.height * bottom + 2;
    path.moveTo(-STEP, end);
    for (double x = -STEP; x <= canvas.width + STEP; x += STEP) {
      double hill = noise.layered(x / shape.wide(), near * 31.7, shape.layers());
      path.lineTo(x, Math.min(end, shape.base() - shape.tall() * (hill + 0.35)));
    }
    path.lineTo(canvas.width + STEP, end);
    path.closePath();
    int haze = Colours.mix(colour, scene.sky()[scene.sky().length - 1], 0.42 * (1 - near));
    canvas.pen.setPaint(
        new GradientPaint(
            0,
            (float) (shape.base() - shape.tall()),
            Colours.awt(colour, 1),
            0,
            (float) Math.min(end, shape.base() + shape.tall() * 0.9),
            Colours.awt(haze, 1)));
    canvas.pen.fill(path);
  }

  /** Mirrors what is above the shore, broken by ripples that grow towards the viewer. */
  private static void lake(Canvas canvas, Scene scene, Chance chance, double shoreAt) {
    Noise ripples = new Noise(chance);
    int columns = canvas.image.getWidth();
    int rows = canvas.image.getHeight();
    int shore = (int) (rows * shoreAt);
    int[] pixels = canvas.pixels();
    for (int y = shore; y < rows; y++) {
      double near = (y - shore) / (double) (rows - shore);
      for (int x = 0; x < columns; x++) {
        double wave =
            ripples.at(x / canvas.scale / (60 + 160 * near), y / canvas.scale / (3 + 9 * near));
        int row = (int) (shore - (y - shore) * 1.9 + wave * (2 + 16 * near) * canvas.scale);
        int seen = pixels[Math.clamp(row, 0, shore - 1) * columns + x];
        pixels[y * columns + x] = water(seen, scene.near(), near, wave);
      }
    }
  }

  private static int water(int seen, int deep, double near, double wave) {
    double dark = 0.16 + 0.4 * near;
    double light = 1 + 0.1 * wave;
    int red = channel(((seen >> 16 & 0xFF) * (1 - dark) + (deep >> 16 & 0xFF) * dark) * light);
    int green = channel(((seen >> 8 & 0xFF) * (1 - dark) + (deep >> 8 & 0xFF) * dark) * light);
    int blue = channel(((seen & 0xFF) * (1 - dark) + (deep & 0xFF) * dark) * light);
    return red << 16 | green << 8 | blue;
  }

  private static int channel(double value) {
    return (int) Math.clamp(Math.round(value), 0, 255);
  }
}
