package com.onelastai.lab.sound;

import java.util.Arrays;

/**
 * Linear prediction of a frame: each sample from those before it.
 *
 * @param coefficients of the inverse filter, the first is 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Lpc(double[] coefficients) {

  /** Keeps the filter stable where a frame is nearly silent. */
  private static final double FLOOR = 1e-9;

  private static final double CORRECTION = 1.0001;

  /** By the autocorrelation method with a Hamming window. */
  public static Lpc of(float[] samples, int from, int length, int order) {
    double[] frame = new double[length];
    for (int i = 0; i < length && from + i < samples.length; i++) {
      frame[i] = samples[from + i] * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1)));
    }
    double[] correlation = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      for (int i = lag; i < length; i++) {
        correlation[lag] += frame[i] * frame[i - lag];
      }
    }
    correlation[0] = correlation[0] * CORRECTION + FLOOR;
    return new Lpc(durbin(correlation));
  }

  private static double[] durbin(double[] correlation) {
    double[] a = new double[correlation.length];
    a[0] = 1;
    double error = correlation[0];
    for (int i = 1; i < a.length; i++) {
      double sum = correlation[i];
      for (int j = 1; j < i; j++) {
        sum += a[j] * correlation[i - j];
      }
      double reflection = -sum / error;
      double[] before = Arrays.copyOf(a, i);
      a[i] = reflection;
      for (int j = 1; j < i; j++) {
        a[j] = before[j] + reflection * before[i - j];
      }
      error *= 1 - reflection * reflection;
    }
    return a;
  }

  /** What the prediction misses at a sample. */
  public double residual(float[] samples, int at) {
    double sum = 0;
    for (int i = 0; i < coefficients.length && i <= at; i++) {
      sum += coefficients[i] * samples[at - i];
    }
    return sum;
  }

  /**
   * How strongly the frame's envelope passes a frequency.
   *
   * @param frequency as a share of the sampling rate
   */
  public double gain(double frequency) {
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < coefficients.length; i++) {
      real += coefficients[i] * Math.cos(2 * Math.PI * frequency * i);
      imaginary += coefficients[i] * Math.sin(2 * Math.PI * frequency * i);
    }
    return 1 / Math.sqrt(real * real + imaginary * imaginary);
  }
}
