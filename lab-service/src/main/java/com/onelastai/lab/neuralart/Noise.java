package com.onelastai.lab.neuralart;

/** Perlin's gradient noise in the plane, about -1 to 1. */
final class Noise {

  private static final int SIZE = 256;
  private static final int DIRECTIONS = 16;

  private final int[] order = new int[SIZE];
  private final double[] dx = new double[DIRECTIONS];
  private final double[] dy = new double[DIRECTIONS];

  Noise(Chance chance) {
    for (int i = 0; i < SIZE; i++) {
      int other = chance.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = 2 * Math.PI * i / DIRECTIONS;
      dx[i] = StrictMath.cos(angle);
      dy[i] = StrictMath.sin(angle);
    }
  }

  double at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double u = x - left;
    double v = y - top;
    double above = mix(slope(left, top, u, v), slope(left + 1, top, u - 1, v), fade(u));
    double below =
        mix(slope(left, top + 1, u, v - 1), slope(left + 1, top + 1, u - 1, v - 1), fade(u));
    return mix(above, below, fade(v)) * 1.5;
  }

  /** Adds finer noise of half the strength, so many times. */
  double layered(double x, double y, int layers) {
    double sum = 0;
    double strength = 1;
    double most = 0;
    for (int i = 0; i < layers; i++) {
      double scale = 1 << i;
      sum += strength * at(x * scale + i * 17.3, y * scale + i * 9.1);
      most += strength;
      strength /= 2;
    }
    return sum / most;
  }

  private double slope(int column, int row, double x, double y) {
    int direction = order[(order[column & SIZE - 1] + row) & SIZE - 1] % DIRECTIONS;
    return dx[direction] * x + dy[direction] * y;
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
