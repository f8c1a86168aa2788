package com.onelastai.lab.voicecloning;

import com.onelastai.lab.sound.Lpc;
import com.onelastai.lab.sound.Sound;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Random;

/**
 * Marks sound as synthetic with noise that hides below the sound's own spectrum. The noise repeats
 * a known sequence, so that it is found anywhere in the sound, at any level and after coarse
 * rounding; not after a change of speed.
 *
 * @param detected whether the mark is found in the finished sound
 * @param score how far the mark stands out, in standard deviations
 * @param level of the mark below the sound, in decibels
 */
record Watermark(
    @Schema(example = "true") boolean detected,
    @Schema(example = "14.2") double score,
    @Schema(example = "-30.5") double level) {

  /** Of ten thousand sounds without a mark, one has such a score. */
  static final double DETECTED = 5.5;

  private static final double LEVEL = -30.5;
  private static final int PERIOD = 4096;
  private static final long KEY = 0x0EA57A1L;
  private static final int FRAME = 512;
  private static final int ORDER = 16;
  private static final double CLAMP = 1.5;
  private static final float LOUDEST_SAMPLE = 0.98f;

  /** A marked sound. */
  record Marked(Sound sound, Watermark watermark) {}

  static Marked mark(Sound sound) {
    float[] noise = shapedNoise(sound);
    double loudness = new Sound(sound.rate(), noise).rms();
    double gain = sound.rms() * Math.pow(10, LEVEL / 20) / Math.max(loudness, 1e-9);
    Sound marked = added(sound, noise, gain);
    double score = Math.round(score(marked) * 10) / 10.0;
    return new Marked(marked, new Watermark(score >= DETECTED, score, LEVEL));
  }

  static boolean isIn(Sound sound) {
    return score(sound) >= DETECTED;
  }

  private static Sound added(Sound sound, float[] noise, double gain) {
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          Math.clamp(samples[i] + (float) (gain * noise[i]), -LOUDEST_SAMPLE, LOUDEST_SAMPLE);
    }
    return new Sound(sound.rate(), samples);
  }

  /** The sequence, filtered frame by frame like the sound and as loud as its residual. */
  private static float[] shapedNoise(Sound sound) {
    float[] samples = sound.samples();
    int[] sequence = sequence();
    float[] noise = new float[samples.length];
    for (int from = 0; from < samples.length; from += FRAME) {
      Lpc lpc = frame(samples, from);
      double loudness = residualRms(lpc, samples, from);
      double[] a = lpc.coefficients();
      for (int i = from; i < Math.min(from + FRAME, samples.length); i++) {
        double value = loudness * sequence[i % PERIOD];
        for (int lag = 1; lag < a.length && lag <= i; lag++) {
          value -= a[lag] * noise[i - lag];
        }
        noise[i] = (float) value;
      }
    }
    return noise;
  }

  /** How far the best offset of the sequence stands out from the residual's noise. */
  static double score(Sound sound) {
    double[] folded = folded(sound.samples());
    int[] sequence = sequence();
    double best = 0;
    for (int offset = 0; offset < PERIOD; offset++) {
      double sum = 0;
      for (int i = 0; i < PERIOD; i++) {
        sum += folded[i] * sequence[(i + offset) % PERIOD];
      }
      best = Math.max(best, sum);
    }
    double squares = Arrays.stream(folded).map(value -> value * value).sum();
    return squares == 0 ? 0 : best / Math.sqrt(squares);
  }

  /** The sound without its own spectrum and loudness, its periods added up. */
  private static double[] folded(float[] samples) {
    double[] folded = new double[PERIOD];
    double usual = new Sound(1, samples).rms();
    for (int from = 0; from < samples.length; from += FRAME) {
      Lpc lpc = frame(samples, from);
      double loudness = residualRms(lpc, samples, from);
      // Coarse rounding drowns the mark where the sound is quiet.
      double weight = Math.sqrt(Math.min(1, loudness(samples, from) / usual));
      for (int i = from; loudness > 0 && i < Math.min(from + FRAME, samples.length); i++) {
        double residual = lpc.residual(samples, i) / loudness;
        folded[i % PERIOD] += weight * Math.clamp(residual, -CLAMP, CLAMP);
      }
    }
    return folded;
  }

  private static double loudness(float[] samples, int from) {
    return new Sound(1, samples).rms(from, Math.min(from + FRAME, samples.length));
  }

  private static Lpc frame(float[] samples, int from) {
    return Lpc.of(samples, Math.max(0, from - FRAME / 2), 2 * FRAME, ORDER);
  }

  private static double residualRms(Lpc lpc, float[] samples, int from) {
    int to = Math.min(from + FRAME, samples.length);
    double sum = 0;
    for (int i = from; i < to; i++) {
      double residual = lpc.residual(samples, i);
      sum += residual * residual;
    }
    return Math.sqrt(sum / (to - from));
  }

  private static int[] sequence() {
    return new Random(KEY).ints(PERIOD, 0, 2).map(bit -> 2 * bit - 1).toArray();
  }
}
