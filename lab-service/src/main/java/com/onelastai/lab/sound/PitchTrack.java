package com.onelastai.lab.sound;

import java.util.Arrays;

/**
 * The pitch of a voice every ten milliseconds, by the YIN method of de Cheveigné and Kawahara.
 *
 * @param hertz 0 where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record PitchTrack(double[] hertz) {

  public static final int FRAMES_PER_SECOND = 100;

  private static final double LOWEST = 60;
  private static final double HIGHEST = 500;
  private static final double CLEAR = 0.15;
  private static final double UNCLEAR = 0.4;
  private static final int NEAR = 3;
  private static final double QUIETEST = 0.003;

  public static PitchTrack of(Sound sound) {
    int hop = sound.rate() / FRAMES_PER_SECOND;
    int longest = (int) (sound.rate() / LOWEST);
    int frames = Math.max(0, (sound.samples().length - 2 * longest) / hop);
    double[] hertz = new double[frames];
    for (int i = 0; i < frames; i++) {
      int from = i * hop;
      hertz[i] =
          sound.rms(from, from + longest) < QUIETEST
              ? 0
              : pitch(sound.samples(), from, longest, sound.rate());
    }
    return new PitchTrack(hertz);
  }

  /** Whether there is a pitch at a frame or close to it. */
  public boolean isVoiced(int frame) {
    for (int i = Math.max(0, frame - NEAR); i < Math.min(hertz.length, frame + NEAR + 1); i++) {
      if (hertz[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /** The pitches of the voiced frames, from low to high. */
  public double[] sorted() {
    return Arrays.stream(hertz).filter(pitch -> pitch > 0).sorted().toArray();
  }

  private static double pitch(float[] samples, int from, int longest, int rate) {
    double[] difference = difference(samples, from, longest);
    int shortest = (int) (rate / HIGHEST);
    int lag = shortest;
    while (lag < longest && difference[lag] >= CLEAR) {
      lag++;
    }
    if (lag == longest) {
      lag = lowest(difference, shortest);
    }
    while (lag + 1 < longest && difference[lag + 1] < difference[lag]) {
      lag++;
    }
    boolean found = lag < longest - 1 && difference[lag] < UNCLEAR;
    return found ? rate / (lag + vertex(difference, lag)) : 0;
  }

  private static int lowest(double[] values, int from) {
    int lowest = from;
    for (int i = from; i < values.length; i++) {
      lowest = values[i] < values[lowest] ? i : lowest;
    }
    return lowest;
  }

  /** The difference to the samples a lag later, divided by its mean over the shorter lags. */
  private static double[] difference(float[] samples, int from, int longest) {
    double[] difference = new double[longest];
    double sum = 0;
    difference[0] = 1;
    for (int lag = 1; lag < longest; lag++) {
      double squares = 0;
      for (int i = from; i < from + longest; i++) {
        double step = samples[i] - samples[i + lag];
        squares += step * step;
      }
      sum += squares;
      difference[lag] = sum == 0 ? 1 : squares * lag / sum;
    }
    return difference;
  }

  /** Where the parabola through three lags is lowest, from the middle one. */
  private static double vertex(double[] values, int at) {
    double bend = values[at - 1] - 2 * values[at] + values[at + 1];
    return bend == 0 ? 0 : (values[at - 1] - values[at + 1]) / (2 * bend);
  }
}
