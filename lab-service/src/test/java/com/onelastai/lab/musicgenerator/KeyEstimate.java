package com.onelastai.lab.musicgenerator;

import com.onelastai.lab.sound.Sound;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Hears the key of a piece by the profiles of Krumhansl and Schmuckler. */
final class KeyEstimate {

  private static final double[] MAJOR = {
    6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88
  };
  private static final double[] MINOR = {
    6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17
  };

  private static final int WINDOW = 8192;

  private KeyEstimate() {}

  /** The pitch class of the tonic, and whether it is minor. */
  record Heard(int tonic, boolean minor) {}

  static Heard of(Piece piece) {
    double[] heard = new double[12];
    Stream.of(piece.tune(), piece.chords(), piece.bass())
        .flatMap(List::stream)
        .forEach(note -> heard[note.pitch() % 12] += note.length());
    return closest(heard);
  }

  /** By the strength of each tone in the sound. */
  static Heard of(Sound sound) {
    double[] heard = new double[12];
    for (int from = 0; from + WINDOW < sound.samples().length; from += WINDOW) {
      for (int pitch = 45; pitch < 84; pitch++) {
        heard[pitch % 12] += strength(sound, from, 440 * Math.pow(2, (pitch - 69) / 12.0));
      }
    }
    return closest(heard);
  }

  /** Goertzel's algorithm. */
  private static double strength(Sound sound, int from, double hertz) {
    double factor = 2 * Math.cos(2 * Math.PI * hertz / sound.rate());
    double before = 0;
    double last = 0;
    for (int i = 0; i < WINDOW; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
      double next = window * sound.samples()[from + i] + factor * last - before;
      before = last;
      last = next;
    }
    return Math.sqrt(Math.abs(before * before + last * last - factor * before * last));
  }

  private static Heard closest(double[] heard) {
    Heard best = new Heard(0, false);
    double closest = -1;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        double likeness = correlation(heard, minor ? MINOR : MAJOR, tonic);
        if (likeness > closest) {
          closest = likeness;
          best = new Heard(tonic, minor);
        }
      }
    }
    return best;
  }

  private static double correlation(double[] heard, double[] profile, int tonic) {
    double x = Arrays.stream(heard).average().orElseThrow();
    double y = Arrays.stream(profile).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < 12; i++) {
      double a = heard[(i + tonic) % 12] - x;
      double b = profile[i] - y;
      xy += a * b;
      xx += a * a;
      yy += b * b;
    }
    return xy / Math.sqrt(xx * yy);
  }
}
