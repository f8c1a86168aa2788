package com.onelastai.lab.neuralart;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * What grows by rewriting rules: plants on hills; in an ordered picture their branches repeat
 * around a centre like a snowflake.
 */
final class LSystemPainter implements Painter {

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    if (theme.symmetry() > 0.55) {
      flake(canvas, theme, chance);
    } else {
      grove(canvas, theme, chance);
    }
  }

  private static void flake(Canvas canvas, Theme theme, Chance chance) {
    int arms = new int[] {5, 6, 6, 7, 8, 10}[chance.below(6)];
    Plant plant = Plant.any(chance);
    glow(canvas, canvas.width / 2, canvas.height / 2, 620, theme.palette().inks().get(1), 0.3);
    Plant inner = Plant.any(chance);
    arms(canvas, theme, chance, inner, arms, 0.5, 270);
    arms(canvas, theme, chance, plant, arms, 0, 460);
  }

  private static void arms(
      Canvas canvas, Theme theme, Chance chance, Plant plant, int arms, double turn, double tall) {
    int[] inks = theme.palette().visible();
    int wood = contrasting(theme.palette(), inks);
    Turtle.Colouring colouring =
        new Turtle.Colouring(wood, chance.pick(inks), chance.pick(inks), 0.42);
    AffineTransform before = canvas.pen.getTransform();
    String grown = plant.grown();
    long own = chance.next();
    for (int i = 0; i < 2 * arms; i++) {
      canvas.pen.translate(canvas.width / 2, canvas.height / 2);
      canvas.pen.rotate(2 * Math.PI * (i / 2 + turn) / arms);
      // Each arm twice, mirrored, so that it is the same on both sides.
      canvas.pen.scale(i % 2 == 0 ? 1 : -1, 1);
      Turtle turtle = new Turtle(plant.angle() * theme.byCurvature(0.8, 1.25), 0.06, 0);
      turtle.fit(grown, own, tall);
      turtle.draw(canvas, grown, new Chance(own), colouring, tall / 48);
      canvas.pen.setTransform(before);
    }
  }

  private static int contrasting(Palette palette, int[] inks) {
    int best = inks[0];
    for (int ink : inks) {
      if (Colours.lightness(ink) < Colours.lightness(best) != palette.isDark()) {
        best = ink;
      }
    }
    return best;
  }

  private static void grove(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    int[] inks = palette.byLightness();
    int ground = palette.ground().getFirst();
    double sunX = canvas.width * chance.between(0.25, 0.75);
    double sunY = canvas.height * chance.between(0.25, 0.45);
    int sun = Colours.shade(inks[3 + chance.below(2)], 0.2);
    glow(canvas, sunX, sunY, 640, sun, 0.5);
    canvas.fill(Canvas.disc(sunX, sunY, chance.between(110, 190)), sun, 0.9);
    int rows = 3;
    for (int row = 0; row < rows; row++) {
      double near = row / (rows - 1.0);
      double haze = 0.72 * (1 - near);
      double foot = canvas.height * (0.74 + 0.16 * near);
      int earth = Colours.mix(palette.isDark() ? inks[1] : inks[0], ground, haze);
      hill(canvas, chance, foot, Colours.shade(earth, -0.25));
      int plants = (int) Math.round(theme.byDensity(2, 5) * (row == rows - 1 ? 0.6 : 1.4));
      for (int i = 0; i < plants; i++) {
        double x = canvas.width * (i + chance.between(0.15, 0.85)) / plants;
        double tall = canvas.height * chance.between(0.32, 0.46) * (0.55 + 0.9 * near);
        plant(canvas, theme, chance, new double[] {x, foot + 12, tall, haze, near});
      }
    }
  }

  /**
   * @param at x and y of its foot, its height, the share of haze, and how near it is
   */
  private static void plant(Canvas canvas, Theme theme, Chance chance, double[] at) {
    Palette palette = theme.palette();
    int ground = palette.ground().getFirst();
    int[] inks = palette.byLightness();
    int wood = Colours.mix(palette.isDark() ? inks[chance.below(2)] : inks[0], ground, at[3]);
    int leaf = Colours.mix(palette.ink(chance), ground, at[3]);
    int bloom = Colours.mix(palette.ink(chance), ground, at[3]);
    Plant plant = Plant.any(chance);
    String grown = plant.grown();
    AffineTransform before = canvas.pen.getTransform();
    canvas.pen.translate(at[0], at[1]);
    long own = chance.next();
    Turtle turtle =
        new Turtle(plant.angle() * theme.byCurvature(0.8, 1.3), 0.3, chance.between(-0.012, 0.012));
    turtle.fit(grown, own, at[2]);
    turtle.draw(
        canvas, grown, new Chance(own), new Turtle.Colouring(wood, leaf, bloom, 1), 5 + 6 * at[4]);
    canvas.pen.setTransform(before);
  }

  private static void hill(Canvas canvas, Chance chance, double foot, int colour) {
    Noise noise = new Noise(chance);
    Path2D hill = new Path2D.Double();
    hill.moveTo(-5, canvas.height + 5);
    for (double x = -5; x <= canvas.width + 5; x += 5) {
      hill.lineTo(x, foot + 26 * noise.layered(x / 420, foot, 2));
    }
    hill.lineTo(canvas.width + 5, canvas.height + 5);
    hill.closePath();
    canvas.fill(hill, colour, 1);
  }

  private static void glow(
      Canvas canvas, double x, double y, double reach, int colour, double alpha) {
    canvas.pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) reach,
            new float[] {0, 1},
            new Color[] {Colours.awt(colour, alpha), Colours.awt(colour, 0)}));
    canvas.pen.fill(Canvas.disc(x, y, reach));
  }
}
