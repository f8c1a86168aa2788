package com.onelastai.lab.voicecloning;

import com.onelastai.lab.sound.Loudness;
import com.onelastai.lab.sound.Sound;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How good a recording is. Levels are in decibels below full scale.
 *
 * @param level of the speech
 * @param noise of the quietest tenth
 * @param clipped the share of samples that are cut off
 * @param silence the share of the time without speech
 */
record SampleQuality(
    @Schema(example = "14.2") double seconds,
    @Schema(example = "44100") int sampleRate,
    @Schema(description = "Of the speech, in decibels.", example = "-22.4") double level,
    @Schema(description = "In decibels.", example = "-58.0") double noise,
    @Schema(description = "The share of samples that are cut off.", example = "0") double clipped,
    @Schema(description = "The share of the time without speech.", example = "0.2")
        double silence) {

  private static final double SHORTEST = 5;
  private static final double SHORTEST_CONSENT = 3;
  static final int LONGEST = 60;

  private static final int LOWEST_RATE = 16_000;
  private static final double QUIETEST = -42;
  private static final double LEAST_ABOVE_NOISE = 15;
  private static final double MOST_CLIPPED = 0.002;
  private static final double MOST_SILENCE = 0.6;
  private static final double LEAST_VOICED = 0.15;
  private static final float CLIPPED = 0.998f;

  static SampleQuality of(Sound sound, Loudness loudness) {
    int clipped = 0;
    for (float sample : sound.samples()) {
      clipped += Math.abs(sample) >= CLIPPED ? 1 : 0;
    }
    double frames = Math.max(1, loudness.decibels().length);
    return new SampleQuality(
        rounded(sound.seconds()),
        sound.rate(),
        rounded(loudness.speech()),
        rounded(loudness.noise()),
        rounded(clipped / (double) Math.max(1, sound.samples().length)),
        rounded(1 - loudness.speechFrames() / frames));
  }

  /** What is wrong with a sample, for the person who recorded it. */
  List<String> problems(double voiced) {
    return problems(voiced, SHORTEST);
  }

  /** The same, for a spoken sentence. */
  List<String> problemsOfConsent(double voiced) {
    return problems(voiced, SHORTEST_CONSENT);
  }

  private List<String> problems(double voiced, double shortest) {
    List<String> problems = new ArrayList<>();
    if (seconds < shortest || seconds > LONGEST) {
      problems.add(
          said("it is %.1f s long, and must have %.0f to %d s", seconds, shortest, LONGEST));
    }
    if (sampleRate < LOWEST_RATE) {
      problems.add(said("it has %d samples a second, and needs %d", sampleRate, LOWEST_RATE));
    }
    addLevelProblems(problems);
    if (silence > MOST_SILENCE) {
      problems.add(said("%.0f %% of it is silent; speak without long pauses", silence * 100));
    }
    if (voiced < LEAST_VOICED) {
      problems.add("there is hardly any voice in it");
    }
    return problems;
  }

  private void addLevelProblems(List<String> problems) {
    if (level < QUIETEST) {
      problems.add(said("the speech is too quiet (%.0f dB); come closer to the microphone", level));
    }
    if (clipped > MOST_CLIPPED) {
      problems.add("it is too loud, so that its peaks are cut off; lower the recording level");
    }
    if (level - noise < LEAST_ABOVE_NOISE) {
      problems.add(
          said("the noise is only %.0f dB below the speech; find a quieter place", level - noise));
    }
  }

  private static String said(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
