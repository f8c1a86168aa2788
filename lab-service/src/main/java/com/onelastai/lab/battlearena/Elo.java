package com.onelastai.lab.battlearena;

/** The rating system of Arpad Elo, as chess uses it. */
final class Elo {

  static final double START = 1500;

  /** How many points one battle can move. */
  private static final double K = 32;

  /** So many points more mean ten times the odds. */
  private static final double TENFOLD = 400;

  private Elo() {}

  /** The score that is expected of the first: 1 for a win, 0.5 for a draw. */
  static double expected(double rating, double opponent) {
    return 1 / (1 + Math.pow(10, (opponent - rating) / TENFOLD));
  }

  /** How many points the first gains, and the other loses. */
  static double gain(double rating, double opponent, double score) {
    return K * (score - expected(rating, opponent));
  }
}
