package com.onelastai.lab.musicgenerator;

import java.util.List;

/** A chord set for four voices, as pitches of MIDI. */
record Voicing(int bass, int tenor, int alto, int soprano) {

  static final int VOICES = 4;

  /** Of a voice, counted from the bass. */
  int pitch(int voice) {
    return switch (voice) {
      case 0 -> bass;
      case 1 -> tenor;
      case 2 -> alto;
      default -> soprano;
    };
  }

  List<Integer> pitches() {
    return List.of(bass, tenor, alto, soprano);
  }

  /** How many voices have this pitch class. */
  int count(int pitchClass) {
    int count = 0;
    for (int voice = 0; voice < VOICES; voice++) {
      count += pitch(voice) % 12 == pitchClass ? 1 : 0;
    }
    return count;
  }

  /** Whether two voices move to the next chord in parallel fifths, octaves or unisons. */
  boolean isParallelTo(Voicing next) {
    for (int low = 0; low < VOICES; low++) {
      for (int high = low + 1; high < VOICES; high++) {
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
