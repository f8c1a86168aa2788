package com.onelastai.lab.musicgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SectionTest {

  private static final List<String> CYCLE = List.of("opening", "closing", "contrast", "closing");

  static Stream<Integer> bars() {
    return IntStream.rangeClosed(5, 100).boxed();
  }

  @ParameterizedTest
  @MethodSource("bars")
  void sectionsFillThePieceAndCloseIt(int bars) {
    List<Section> form = Section.form(bars, CYCLE);
    int at = 0;
    for (Section section : form) {
      assertThat(section.bar()).isEqualTo(at);
      assertThat(section.bars()).isBetween(1, 4);
      at += section.bars();
    }
    assertThat(at).isEqualTo(bars);
    assertThat(form.getLast().role()).isEqualTo(Section.END);
    assertThat(form.getLast().bars()).isBetween(1, 2);
    assertThat(form.get(form.size() - 2).role()).isEqualTo(Section.CLOSING);
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void everyCycleEndsWithAClosingPhrase(Genre genre) {
    assertThat(Style.of(genre).cycle()).last().isEqualTo(Section.CLOSING);
  }
}
