package com.onelastai.lab.voicecloning;

import com.onelastai.lab.sound.Resampler;
import com.onelastai.lab.sound.Sound;
import org.springframework.stereotype.Component;

/** Speaks with FreeTTS, its pitch, rate and timbre moved towards a voice. */
@Component
class Speaker {

  private static final double PITCH = 100;
  private static final double RANGE = 11;
  private static final double RATE = 150;
  private static final double LEVEL = 0.9;
  private static final String REFERENCE =
      "The quick brown fox jumps over the lazy dog. Later, seven quiet children walked along the"
          + " river and talked about the summer.";

  /** One text at a time: FreeTTS is not made for more, and each voice takes memory. */
  synchronized Sound speak(String text, VoiceProfile wanted) {
    KevinVoice kevin = new KevinVoice();
    try {
      VoiceProfile own = MeasuredVoice.of(kevin.speak(REFERENCE, PITCH, RANGE, RATE)).profile();
      double size = timbre(wanted, own);
      // Faster and higher by the size, so that the resonances move: pitch and rate are asked lower.
      double pitch = PITCH * wanted.pitch() / own.pitch() / size;
      double rate = RATE * wanted.rate() / own.rate() / size;
      double range = Math.clamp(wanted.semitones() / own.semitones(), 0.3, 2.5) * RANGE / PITCH;
      Sound first = spoken(kevin, text, pitch, range, rate, size);
      // Once more, corrected by what came out.
      VoiceProfile made = MeasuredVoice.of(first).profile();
      double correction = made.pitch() > 0 ? wanted.pitch() / made.pitch() : 1;
      return levelled(spoken(kevin, text, pitch * correction, range, rate, size));
    } finally {
      kevin.close();
    }
  }

  /**
   * @param range the deviation of the pitch, as a share of it
   * @param size how much faster and higher the result is played
   */
  private static Sound spoken(
      KevinVoice kevin, String text, double pitch, double range, double rate, double size) {
    double hertz = Math.clamp(pitch, 55, 320);
    Sound sound = kevin.speak(plain(text), hertz, range * hertz, Math.clamp(rate, 90, 260));
    return Resampler.faster(sound, size);
  }

  /** How much higher the wanted voice's second and third resonances are. */
  private static double timbre(VoiceProfile wanted, VoiceProfile own) {
    double second = wanted.formants().get(1) / own.formants().get(1);
    double third = wanted.formants().get(2) / own.formants().get(2);
    return Math.clamp(Math.sqrt(second * third), 0.85, 1.2);
  }

  private static String plain(String text) {
    return text.replace('’', '\'').replace('\n', ' ');
  }

  private static Sound levelled(Sound sound) {
    float[] samples = sound.samples().clone();
    double gain = LEVEL / Math.max(sound.peak(), 0.01);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
    }
    return new Sound(sound.rate(), samples);
  }
}
