package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chords by their function, such as {@code ii7}, {@code bVII} or {@code V7/V}. */
final class RomanNumeral {

  private static final List<String> DEGREES = List.of("I", "II", "III", "IV", "V", "VI", "VII");
  private static final Pattern CHORD =
      Pattern.compile("(b?)([iv]+|[IV]+)(maj7|ø7|°|7|sus4)?(?:/(b?(?:[iv]+|[IV]+)))?");
  private static final Map<String, Quality> QUALITIES =
      Map.of(
          "major", new Quality("", 4, 7),
          "minor", new Quality("m", 3, 7),
          "major7", new Quality("7", 4, 7, 10),
          "minor7", new Quality("m7", 3, 7, 10),
          "majormaj7", new Quality("maj7", 4, 7, 11),
          "minorø7", new Quality("m7b5", 3, 6, 10),
          "minor°", new Quality("dim", 3, 6),
          "majorsus4", new Quality("sus4", 5, 7));

  private record Quality(String suffix, int... intervals) {}

  private RomanNumeral() {}

  static Chord chord(String numeral, Key key) {
    Matcher parts = CHORD.matcher(numeral);
    if (!parts.matches()) {
      throw new IllegalArgumentException(numeral + " is not a chord");
    }
    String target = parts.group(4);
    if (target != null) {
      Tone tonic = chord(target, key).root();
      return chord(numeral.substring(0, numeral.indexOf('/')), new Key(tonic, false));
    }
    String degree = parts.group(2);
    String upper = degree.toUpperCase(Locale.ROOT);
    boolean major = degree.equals(upper);
    Quality quality =
        quality((major ? "major" : "minor") + Objects.requireNonNullElse(parts.group(3), ""));
    int index = DEGREES.indexOf(upper);
    return chord(root(key, index, !parts.group(1).isEmpty()), quality, major && index == 4);
  }

  /** In minor, the scale has the flat degrees already; only its second is still to be lowered. */
  private static Tone root(Key key, int degree, boolean flat) {
    Tone root = key.degree(degree);
    return flat && (!key.minor() || degree == 1) ? root.above(0, -1) : root;
  }

  private static Quality quality(String name) {
    return Objects.requireNonNull(QUALITIES.get(name), name);
  }

  private static Chord chord(Tone root, Quality quality, boolean leading) {
    List<Tone> tones = new ArrayList<>(List.of(root));
    int[] letters = quality.suffix().equals("sus4") ? new int[] {3, 4} : new int[] {2, 4, 6};
    for (int i = 0; i < quality.intervals().length; i++) {
      tones.add(root.above(letters[i], quality.intervals()[i]));
    }
    return new Chord(List.copyOf(tones), quality.suffix(), leading && letters.length == 3);
  }
}
