package com.onelastai.lab.emotionvisualizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValenceScaleTest {

  private static final Lexicon LEXICON = Lexicon.load();

  private final ValenceScale scale = new ValenceScale(LEXICON);

  /** What VADER 3.3.2 itself gives; most are the examples of its authors. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.8316 | VADER is smart, handsome, and funny.
          0.8439 | VADER is smart, handsome, and funny!
          0.8545 | VADER is very smart, handsome, and funny.
          0.9227 | VADER is VERY SMART, handsome, and FUNNY.
          0.9342 | VADER is VERY SMART, handsome, and FUNNY!!!
          0.9469 | VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!
          -0.7424 | VADER is not smart, handsome, nor funny.
          0.4404 | The book was good.
          0.431 | At least it isn’t a horrible book.
          0.3832 | The book was only kind of good.
          -0.7042 | The plot was good, but the characters are uncompelling and the dialog is not great.
          -0.5461 | Today SUX!
          0.8633 | Make sure you :) or :D today!
          0.875 | Catch utf-8 emoji such as 💘 and 💋 and 😁
          0.431 | Not bad at all
          0.6948 | I have never been so happy.
          -0.3412 | There is no hope left.
          -0.5661 | Are you angry??
          0.6124 | The weather is the bomb.
          -0.3089 | It was the least interesting film.
          0.0 | The train leaves at nine.
          """)
  void valenceIsVaders(double expected, String text) {
    assertThat(scale.of(Sentence.of(text, LEXICON))).isCloseTo(expected, within(0.00005));
  }
}
