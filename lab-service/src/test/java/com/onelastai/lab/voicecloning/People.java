package com.onelastai.lab.voicecloning;

import com.onelastai.lab.sound.Resampler;
import com.onelastai.lab.sound.Sound;
import java.util.Arrays;
import java.util.Random;

/** Plays people who speak, with the synthesizer. */
final class People {

  static final String STORY =
      "My name is Kevin and I come from a small town by the sea. Every morning I walk to the"
          + " harbour, buy some bread and watch the boats go out.";

  private People() {}

  /** A man with a low voice. */
  static Sound low(String text) {
    return spoken(text, 100, 1);
  }

  /** A smaller person with a high voice. */
  static Sound high(String text) {
    return spoken(text, 160, 1.15);
  }

  private static Sound spoken(String text, double pitch, double size) {
    KevinVoice voice = new KevinVoice();
    try {
      return Resampler.faster(voice.speak(text, pitch, pitch * 0.12, 150 / size), size);
    } finally {
      voice.close();
    }
  }

  static Sound louder(Sound sound, double gain) {
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.clamp(samples[i] * gain, -1, 1);
    }
    return new Sound(sound.rate(), samples);
  }

  static Sound noisy(Sound sound, double noise) {
    Random random = new Random(4);
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (noise * random.nextGaussian());
    }
    return new Sound(sound.rate(), samples);
  }

  static Sound part(Sound sound, double from, double to) {
    int start = (int) (from * sound.rate());
    int end = (int) (to * sound.rate());
    return new Sound(sound.rate(), Arrays.copyOfRange(sound.samples(), start, end));
  }
}
