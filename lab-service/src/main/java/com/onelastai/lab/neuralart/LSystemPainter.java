package com.onelastai.lab.neuralart;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * What grows by rewriting rules: plants on hills; in an ordered picture their branches repeat
 * around a centre like a snowflake.
 */
final class LSystemPainter implements Painter {

  private static final int LONGEST = 120_000;

  /** Axiom X. F is a branch, X a bud, + and - turn, brackets fork. */
  private record Plant(Map<Character, String> rules, double angle, int rounds) {}

  private static final Plant[] PLANTS = {
    new Plant(Map.of('X', "F[+X][-X]FX", 'F', "FF"), 24, 6),
    new Plant(Map.of('X', "F-[[X]+X]+F[+FX]-X", 'F', "FF"), 22.5, 5),
    new Plant(Map.of('X', "F[+X]F[-X]+X", 'F', "FF"), 21, 6),
    new Plant(Map.of('X', "F[-X][+X][X]", 'F', "FF"), 27, 6),
    new Plant(Map.of('X', "FF[++X][-FX]F[+X][--X]X", 'F', "F"), 19, 4)
  };

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
    Plant plant = PLANTS[chance.below(PLANTS.length)];
    glow(canvas, canvas.width / 2, canvas.height / 2, 620, theme.palette().inks().get(1), 0.3);
    Plant inner = PLANTS[chance.below(PLANTS.length)];
    arms(canvas, theme, chance, inner, arms, 0.5, 270);
    arms(canvas, theme, chance, plant, arms, 0, 460);
  }

  private static void arms(
      Canvas canvas, Theme theme, Chance chance, Plant plant, int arms, double turn, double tall) {
    int[] inks = theme.palette().visible();
    int wood = contrasting(theme.palette(), inks);
    Colouring colouring = new Colouring(wood, chance.pick(inks), chance.pick(inks), 1);
    AffineTransform before = canvas.pen.getTransform();
    String grown = grown(plant);
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
    int sun = Colours.shade(palette.inks().get(3 + chance.below(3)), 0.2);
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
    Plant plant = PLANTS[chance.below(PLANTS.length)];
    String grown = grown(plant);
    AffineTransform before = canvas.pen.getTransform();
    canvas.pen.translate(at[0], at[1]);
    long own = chance.next();
    Turtle turtle =
        new Turtle(plant.angle() * theme.byCurvature(0.8, 1.3), 0.3, chance.between(-0.012, 0.012));
    turtle.fit(grown, own, at[2]);
    turtle.draw(
        canvas, grown, new Chance(own), new Colouring(wood, leaf, bloom, 0.92), 5 + 6 * at[4]);
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

  private static String grown(Plant plant) {
    String word = "X";
    for (int i = 0; i < plant.rounds() && word.length() < LONGEST; i++) {
      StringBuilder next = new StringBuilder();
      for (int at = 0; at < word.length(); at++) {
        char letter = word.charAt(at);
        String rule = plant.rules().get(letter);
        next.append(rule == null ? String.valueOf(letter) : rule);
      }
      word = next.toString();
    }
    return word;
  }

  /** The colours of wood, leaves and blossoms; how much of them is drawn. */
  private record Colouring(int wood, int leaf, int bloom, double alpha) {}

  /** Walks along a word and leaves branches behind. Up is where it begins to walk. */
  private static final class Turtle {

    private static final double THINNER = 0.74;

    private final double angle;
    private final double play;
    private final double bend;
    private double step = 1;

    Turtle(double angle, double play, double bend) {
      this.angle = StrictMath.toRadians(angle);
      this.play = play;
      this.bend = bend;
    }

    /** Chooses the step with which the whole word is so tall. */
    void fit(String word, long seed, double tall) {
      double[] most = {1};
      walk(
          word,
          new Chance(seed),
          (from, to, fork) -> {
            most[0] = Math.max(most[0], Math.hypot(to[0], to[1]));
          });
      step = tall / most[0];
    }

    void draw(Canvas canvas, String word, Chance chance, Colouring colouring, double thick) {
      Chance leaves = new Chance(word.length());
      walk(
          word,
          chance,
          (from, to, fork) -> {
            if (fork < 0) {
              bud(canvas, from, colouring, leaves, thick);
              return;
            }
            double width = Math.max(0.7, thick * StrictMath.pow(THINNER, fork));
            int colour = Colours.mix(colouring.wood(), colouring.leaf(), Math.min(1, fork / 9.0));
            canvas.line(
                new Line2D.Double(from[0], from[1], to[0], to[1]),
                width,
                colour,
                colouring.alpha());
          });
    }

    private static void bud(
        Canvas canvas, double[] at, Colouring colouring, Chance chance, double thick) {
      double size = thick * chance.between(0.16, 0.5);
      boolean bloom = chance.in(0.22);
      canvas.fill(
          Canvas.disc(at[0], at[1], bloom ? size * 1.5 : size),
          bloom ? colouring.bloom() : colouring.leaf(),
          0.8);
    }

    /** Told of each branch, and with a negative fork of each bud. */
    private interface Visitor {
      void visit(double[] from, double[] to, int fork);
    }

    private void walk(String word, Chance chance, Visitor visitor) {
      Deque<double[]> forks = new ArrayDeque<>();
      double[] here = {0, 0};
      double heading = -Math.PI / 2;
      for (int i = 0; i < word.length(); i++) {
        switch (word.charAt(i)) {
          case 'F' -> {
            double[] next = {
              here[0] + step * StrictMath.cos(heading), here[1] + step * StrictMath.sin(heading)
            };
            visitor.visit(here, next, forks.size());
            here = next;
            heading += bend * chance.between(-1, 2);
          }
          case 'X' -> visitor.visit(here, here, -1);
          case '+' -> heading += angle * (1 + play * chance.between(-1, 1));
          case '-' -> heading -= angle * (1 + play * chance.between(-1, 1));
          case '[' -> forks.push(new double[] {here[0], here[1], heading});
          default -> {
            double[] fork = forks.pop();
            here = new double[] {fork[0], fork[1]};
            heading = fork[2];
          }
        }
      }
    }
  }
}
