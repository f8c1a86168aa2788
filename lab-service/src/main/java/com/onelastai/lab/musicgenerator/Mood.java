package com.onelastai.lab.musicgenerator;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Map;

/** What a mood does to the mode, the pace, the loudness and the harmony of a piece. */
enum Mood implements SnakeCaseEnum {
  HAPPY(false, 1.1, "even", 84, "full", Map.of("ii V", "V7/V V", "vi V", "V7/V V")),
  SAD(true, 0.76, "sparse", 66, "light", Map.of("iv V", "ii° V", "VII VI", "v VI")),
  CALM(false, 0.84, "sparse", 62, "light", Map.of("IV I", "ii7 I", "V vi", "iii vi")),
  ENERGETIC(false, 1.24, "busy", 96, "full", Map.of("IV V", "V7/V V", "ii V", "V7/V V")),
  MYSTERIOUS(
      true, 0.88, "even", 70, "light", Map.of("iv V", "bII V", "VI V", "bII V", "i V", "i v")),
  EPIC(true, 1.02, "even", 98, "full", Map.of("iv V", "VI VII", "v i", "VII i", "i iv", "i VI"));

  final boolean minor;
  final double pace;
  final String density;
  final int velocity;
  final String drums;

  /** Two chords in a row, and those that may stand for them. */
  final Map<String, String> substitutions;

  Mood(
      boolean minor,
      double pace,
      String density,
      int velocity,
      String drums,
      Map<String, String> substitutions) {
    this.minor = minor;
    this.pace = pace;
    this.density = density;
    this.velocity = velocity;
    this.drums = drums;
    this.substitutions = substitutions;
  }
}
