package com.onelastai.lab.musicgenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanNumeralTest {

  private static Key key(String name) {
    return Key.find(name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "C major, I, C, 0 4 7",
    "C major, ii7, Dm7, 2 5 9 0",
    "C major, V7/V, D7, 2 6 9 0",
    "C major, V7/ii, A7, 9 1 4 7",
    "C major, bVII, Bb, 10 2 5",
    "C major, bII7, Db7, 1 5 8 11",
    "C major, iv, Fm, 5 8 0",
    "C major, Vsus4, Gsus4, 7 0 2",
    "A minor, iiø7, Bm7b5, 11 2 5 9",
    "A minor, VI, F, 5 9 0",
    "A minor, V, E, 4 8 11",
    "A minor, bII, Bb, 10 2 5",
    "A minor, VII, G, 7 11 2",
    "F# minor, V7, C#7, 1 5 8 11",
    "Eb major, V7/vi, G7, 7 11 2 5",
    "Db major, IVmaj7, Gbmaj7, 6 10 1 5"
  })
  void functionNamesAChord(String key, String numeral, String symbol, String pitchClasses) {
    Chord chord = RomanNumeral.chord(numeral, key(key));
    assertThat(chord.symbol()).isEqualTo(symbol);
    assertThat(chord.pitchClasses())
        .isEqualTo(List.of(pitchClasses.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void otherTextIsNoChord() {
    assertThatIllegalArgumentException().isThrownBy(() -> RomanNumeral.chord("H7", key("C major")));
  }

  @ParameterizedTest
  @CsvSource({
    "C major, 0",
    "A minor, 0",
    "Bb major, -2",
    "F# minor, 3",
    "Cb major, -7",
    "A# minor, 7"
  })
  void keyHasASignature(String name, int signature) {
    assertThat(key(name).signature()).isEqualTo(signature);
    assertThat(key(name).name()).isEqualTo(name);
  }

  @Test
  void everyProgressionIsReadable() {
    for (Genre genre : Genre.values()) {
      Style style = Style.of(genre);
      style.major().values().forEach(all -> all.forEach(one -> chords(one, key("C major"))));
      style.minor().values().forEach(all -> all.forEach(one -> chords(one, key("A minor"))));
    }
  }

  private static void chords(String progression, Key key) {
    for (String numeral : progression.split("[ ,]")) {
      assertThat(RomanNumeral.chord(numeral, key).tones()).hasSizeBetween(3, 4);
    }
  }
}
