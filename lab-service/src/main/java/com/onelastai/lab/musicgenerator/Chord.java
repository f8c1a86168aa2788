package com.onelastai.lab.musicgenerator;

import java.util.List;

/**
 * A chord.
 *
 * @param tones from its root up
 * @param suffix what its symbol has after the root
 * @param leading whether its third wants to rise, as in a dominant
 */
record Chord(List<Tone> tones, String suffix, boolean leading) {

  Tone root() {
    return tones.getFirst();
  }

  String symbol() {
    return root().name() + suffix;
  }

  List<Integer> pitchClasses() {
    return tones.stream().map(Tone::pitchClass).toList();
  }

  int third() {
    return tones.get(1).pitchClass();
  }

  int fifth() {
    return tones.get(2).pitchClass();
  }
}
