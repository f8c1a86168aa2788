package com.onelastai.lab.sound;

import java.util.Arrays;

/**
 * The level of a sound every ten milliseconds.
 *
 * @param decibels below full scale
 */
@SuppressWarnings("ArrayRecordComponent")
public record Loudness(double[] decibels) {

  /** Above the noise by this much, there is speech. */
  private static final double ABOVE_NOISE = 8;

  private static final double BELOW_PEAK = 32;

  /** Frames on each side that a level is measured over. */
  private static final int AROUND = 3;

  private static final double DIP = 2;

  public static Loudness of(Sound sound) {
    int hop = sound.rate() / PitchTrack.FRAMES_PER_SECOND;
    double[] decibels = new double[sound.samples().length / hop];
    for (int i = 0; i < decibels.length; i++) {
      int from = Math.max(0, (i - AROUND) * hop);
      int to = Math.min(sound.samples().length, (i + AROUND + 1) * hop);
      decibels[i] = Sound.decibels(sound.rms(from, to));
    }
    return new Loudness(decibels);
  }

  /** The level that a share of the frames does not exceed. */
  public double percentile(double share) {
    double[] sorted = decibels.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? -120 : sorted[(int) (share * (sorted.length - 1))];
  }

  /** The level of the quietest tenth. */
  public double noise() {
    return percentile(0.1);
  }

  /** A frame is of speech from this level on. */
  public double threshold() {
    return Math.max(noise() + ABOVE_NOISE, percentile(0.98) - BELOW_PEAK);
  }

  public long speechFrames() {
    double threshold = threshold();
    return Arrays.stream(decibels).filter(level -> level >= threshold).count();
  }

  /** The mean level of speech. */
  public double speech() {
    double threshold = threshold();
    return Arrays.stream(decibels).filter(level -> level >= threshold).average().orElse(-120);
  }

  /**
   * Counts the nuclei of syllables as de Jong and Wempe do: voiced peaks of the level with a dip
   * between them.
   */
  public int syllables(PitchTrack pitch) {
    double threshold = threshold();
    int count = 0;
    double peak = -120;
    int place = -1;
    double low = -120;
    for (int i = 0; i < decibels.length; i++) {
      if (decibels[i] > peak) {
        peak = decibels[i];
        place = i;
      }
      low = Math.min(low, decibels[i]);
      boolean rising = decibels[i] > low + DIP;
      boolean falling = decibels[i] < peak - DIP;
      if (falling && place >= 0) {
        count += peak >= threshold && pitch.isVoiced(place) ? 1 : 0;
        place = -1;
        low = decibels[i];
      } else if (place < 0 && rising) {
        place = i;
        peak = decibels[i];
      } else if (place < 0) {
        peak = decibels[i];
      }
    }
    return count;
  }
}
