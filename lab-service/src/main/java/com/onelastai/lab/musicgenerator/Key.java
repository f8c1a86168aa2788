package com.onelastai.lab.musicgenerator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A major or minor key that a signature of at most seven accidentals can show. */
record Key(Tone tonic, boolean minor) {

  static final List<String> MAJOR = List.of("C", "G", "D", "A", "E", "F", "Bb", "Eb", "Ab");
  static final List<String> MINOR = List.of("A", "E", "B", "D", "G", "C", "F", "F#", "C#");

  private static final int[] MAJOR_SCALE = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR_SCALE = {0, 2, 3, 5, 7, 8, 10};
  private static final int[] FIFTHS = {0, 2, 4, -1, 1, 3, 5};
  private static final Pattern NAME = Pattern.compile("([A-G])([#b]?) (major|minor)");

  /** Empty if it is not a name, or has no signature. */
  static Optional<Key> find(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int alteration =
        switch (parts.group(2)) {
          case "#" -> 1;
          case "b" -> -1;
          default -> 0;
        };
    Tone tonic = new Tone(Tone.LETTERS.indexOf(parts.group(1)), alteration);
    return Optional.of(new Key(tonic, parts.group(3).equals("minor")))
        .filter(key -> Math.abs(key.signature()) <= 7);
  }

  String name() {
    return tonic.name() + (minor ? " minor" : " major");
  }

  /** Sharps, or flats if negative. */
  int signature() {
    return FIFTHS[tonic.letter()] + 7 * tonic.alteration() - (minor ? 3 : 0);
  }

  /**
   * A tone of the scale, which is the natural one in minor.
   *
   * @param degree 0 for the tonic
   */
  Tone degree(int degree) {
    int step = Math.floorMod(degree, 7);
    return tonic.above(step, (minor ? MINOR_SCALE : MAJOR_SCALE)[step]);
  }

  List<Tone> scale() {
    return IntStream.range(0, 7).mapToObj(this::degree).toList();
  }
}
