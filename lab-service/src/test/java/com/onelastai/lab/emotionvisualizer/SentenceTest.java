package com.onelastai.lab.emotionvisualizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {

  private static final Lexicon LEXICON = Lexicon.load();

  @Test
  void abbreviationEndsNoSentence() {
    assertThat(texts("Dr. Smith met Mrs. Jones, e.g. at noon. They talked! Why?"))
        .containsExactly("Dr. Smith met Mrs. Jones, e.g. at noon.", "They talked!", "Why?");
  }

  @Test
  void lineBreakEndsASentence() {
    assertThat(texts("A title\n\n  The text goes on. And on\n"))
        .containsExactly("A title", "The text goes on.", "And on");
  }

  @Test
  void wordsLosePunctuationButEmoticonsStay() {
    assertThat(Sentence.of("\"Well,\" she said :) don’t!", LEXICON).words())
        .containsExactly("Well", "she", "said", ":)", "don't");
  }

  @Test
  void emojiIsReadAsItsMeaning() {
    assertThat(Sentence.of("Good😁", LEXICON).lower())
        .containsExactly("good", "beaming", "face", "with", "smiling", "eyes");
  }

  private static List<String> texts(String text) {
    return Sentence.all(text, LEXICON).stream().map(Sentence::text).toList();
  }
}
