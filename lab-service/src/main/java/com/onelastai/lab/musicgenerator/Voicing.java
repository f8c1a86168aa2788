package com.onelastai.lab.musicgenerator;

import java.util.List;

/** A chord set for bass, tenor, alto and soprano, as pitches of MIDI. */
record Voicing(List<Integer> pitches) {

  int bass() {
    return pitches.getFirst();
  }

  int pitch(int voice) {
    return pitches.get(voice);
  }

  /** Whether two voices move to the next chord in parallel fifths, octaves or unisons. */
  boolean isParallelTo(Voicing next) {
    for (int low = 0; low < pitches.size(); low++) {
      for (int high = low + 1; high < pitches.size(); high++) {
        int interval = (pitch(high) - pitch(low)) % 12;
        boolean perfect = interval == 0 || interval == 7;
        boolean moves = pitch(low) != next.pitch(low) && pitch(high) != next.pitch(high);
        if (perfect && moves && (next.pitch(high) - next.pitch(low)) % 12 == interval) {
          return true;
        }
      }
    }
    return false;
  }
}
