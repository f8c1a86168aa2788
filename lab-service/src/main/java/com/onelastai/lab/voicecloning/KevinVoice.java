package com.onelastai.lab.voicecloning;

import com.onelastai.lab.sound.Sound;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.Arrays;

/** FreeTTS's voice kevin16, which speaks American English. Not for several threads at a time. */
final class KevinVoice {

  private static final String NAME = "kevin16";

  private final Voice voice;

  KevinVoice() {
    voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(one -> one.getName().equals(NAME))
            .findFirst()
            .orElseThrow();
    voice.setAudioPlayer(new MemoryPlayer());
    voice.allocate();
  }

  /**
   * Speaks a text.
   *
   * @param pitch in hertz
   * @param range the deviation of the pitch, in hertz
   * @param rate words a minute
   */
  Sound speak(String text, double pitch, double range, double rate) {
    MemoryPlayer player = new MemoryPlayer();
    voice.setAudioPlayer(player);
    voice.setPitch((float) pitch);
    voice.setPitchRange((float) range);
    voice.setRate((float) rate);
    voice.speak(text);
    return player.sound();
  }

  void close() {
    voice.deallocate();
  }
}
