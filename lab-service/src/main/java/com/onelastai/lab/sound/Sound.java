package com.onelastai.lab.sound;

/**
 * Sound of one channel.
 *
 * @param rate samples a second
 * @param samples from -1 to 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sound(int rate, float[] samples) {

  public double seconds() {
    return samples.length / (double) rate;
  }

  public double peak() {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  public double rms() {
    return rms(0, samples.length);
  }

  public double rms(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * (double) samples[i];
    }
    return to > from ? Math.sqrt(sum / (to - from)) : 0;
  }

  /** A level in decibels below full scale. */
  public static double decibels(double amplitude) {
    return 20 * Math.log10(Math.max(amplitude, 1e-6));
  }
}
