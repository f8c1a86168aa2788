package com.onelastai.lab.musicgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComposerTest {

  private static final int SEEDS = 8;

  static Stream<Arguments> genresAndMoods() {
    return Arrays.stream(Genre.values())
        .flatMap(genre -> Arrays.stream(Mood.values()).map(mood -> Arguments.of(genre, mood)));
  }

  private static final Map<String, List<Piece>> PIECES = new HashMap<>();

  private static List<Piece> pieces(Genre genre, Mood mood) {
    return PIECES.computeIfAbsent(
        genre.value() + mood.value(),
        ignored ->
            LongStream.range(0, SEEDS)
                .mapToObj(seed -> Composer.compose(genre, mood, 60, Optional.empty(), seed))
                .toList());
  }

  @Test
  void sameSeedGivesTheSamePieceAndAnotherSeedAnother() {
    Piece first = Composer.compose(Genre.POP, Mood.HAPPY, 40, Optional.empty(), 5);
    assertThat(Composer.compose(Genre.POP, Mood.HAPPY, 40, Optional.empty(), 5)).isEqualTo(first);
    assertThat(Composer.compose(Genre.POP, Mood.HAPPY, 40, Optional.empty(), 6))
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("genresAndMoods")
  void voicesMoveWithoutParallelFifthsAndOctaves(Genre genre, Mood mood) {
    for (Piece piece : pieces(genre, mood)) {
      for (int i = 1; i < piece.voicings().size(); i++) {
        assertThat(piece.voicings().get(i - 1).isParallelTo(piece.voicings().get(i)))
            .as("%s to %s in %s", piece.symbol(i - 1), piece.symbol(i), piece.key().name())
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("genresAndMoods")
  void pieceSoundsInItsKeyAndEndsOnTheTonic(Genre genre, Mood mood) {
    int right = 0;
    for (Piece piece : pieces(genre, mood)) {
      int tonic = piece.key().tonic().pitchClass();
      KeyEstimate.Heard named = new KeyEstimate.Heard(tonic, piece.key().minor());
      right += KeyEstimate.of(piece).equals(named) ? 1 : 0;
      assertThat(piece.slots().getLast().chord().root().pitchClass()).isEqualTo(tonic);
      assertThat(piece.voicings().getLast().bass() % 12).isEqualTo(tonic);
      assertThat(piece.tune().getLast().pitch() % 12).isEqualTo(tonic);
    }
    assertThat(right).isGreaterThan(SEEDS / 2);
  }

  @ParameterizedTest
  @MethodSource("genresAndMoods")
  void tuneSingsWithinItsRange(Genre genre, Mood mood) {
    for (Piece piece : pieces(genre, mood)) {
      assertThat(piece.tune()).allMatch(note -> note.pitch() >= 60 && note.pitch() <= 84);
      for (int i = 1; i < piece.tune().size(); i++) {
        Note before = piece.tune().get(i - 1);
        assertThat(piece.tune().get(i).start()).isGreaterThanOrEqualTo(before.end());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("genresAndMoods")
  void strongBeatsHaveTonesOfTheChord(Genre genre, Mood mood) {
    for (Piece piece : pieces(genre, mood)) {
      int bar = piece.style().stepsPerBar();
      for (Note note : piece.tune()) {
        if (note.start() % bar == 0) {
          Slot slot =
              piece.slots().stream().filter(s -> note.start() < s.end()).findFirst().orElseThrow();
          assertThat(slot.chord().pitchClasses()).contains(note.pitch() % 12);
        }
      }
    }
  }
}
