package com.onelastai.lab.neuralart;

import java.awt.geom.Line2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Walks along what has grown and leaves branches behind. It begins upwards. */
final class Turtle {

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
    List<double[]> buds = new ArrayList<>();
    walk(
        word,
        chance,
        (from, to, fork) -> {
          if (fork < 0) {
            buds.add(from);
            return;
          }
          double width = Math.max(0.7, thick * StrictMath.pow(THINNER, fork));
          int colour = Colours.mix(colouring.wood(), colouring.leaf(), Math.min(1, fork / 9.0));
          canvas.line(new Line2D.Double(from[0], from[1], to[0], to[1]), width, colour, 1);
        });
    // Above all wood.
    buds.forEach(at -> bud(canvas, at, colouring, chance, thick));
  }

  private static void bud(
      Canvas canvas, double[] at, Colouring colouring, Chance chance, double thick) {
    double size = thick * colouring.buds() * chance.between(0.2, 0.62);
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

  /** The colours of wood, leaves and blossoms; how large buds are. */
  record Colouring(int wood, int leaf, int bloom, double buds) {}
}
