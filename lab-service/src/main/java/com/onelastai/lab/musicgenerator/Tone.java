package com.onelastai.lab.musicgenerator;

/**
 * A named tone without its octave.
 *
 * @param letter 0 for C to 6 for B
 * @param alteration semitones above the letter, negative for flats
 */
record Tone(int letter, int alteration) {

  static final String LETTERS = "CDEFGAB";
  private static final int[] SEMITONES = {0, 2, 4, 5, 7, 9, 11};

  /** The tone of this letter that sounds as the pitch class, with the fewest accidentals. */
  static Tone of(int letter, int pitchClass) {
    int above = Math.floorMod(pitchClass - SEMITONES[Math.floorMod(letter, 7)] + 6, 12) - 6;
    return new Tone(Math.floorMod(letter, 7), above);
  }

  int pitchClass() {
    return Math.floorMod(SEMITONES[letter] + alteration, 12);
  }

  /** The tone some letters and semitones above. */
  Tone above(int letters, int semitones) {
    return of(letter + letters, pitchClass() + semitones);
  }

  String name() {
    return LETTERS.charAt(letter)
        + (alteration < 0 ? "b".repeat(-alteration) : "#".repeat(alteration));
  }
}
