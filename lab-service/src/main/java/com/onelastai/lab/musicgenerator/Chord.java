package com.onelastai.lab.musicgenerator;

import java.util.List;

/**
 * A chord.
 *
 * @param tones from its root up
 * @param pitchClasses of the tones
 * @param suffix what its symbol has after the root
 * @param leading whether its third wants to rise, as in a dominant
 */
record Chord(List<Tone> tones, List<Integer> pitchClasses, String suffix, boolean leading) {

  Chord(List<Tone> tones, String suffix, boolean leading) {
    this(tones, tones.stream().map(Tone::pitchClass).toList(), suffix, leading);
  }

  Tone root() {
    return tones.getFirst();
  }

  String symbol() {
    return root().name() + suffix;
  }

  int third() {
    return pitchClasses.get(1);
  }

  int fifth() {
    return pitchClasses.get(2);
  }

  /** Of a chord of four tones. */
  int seventh() {
    return pitchClasses.get(3);
  }
}
