package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {

  @Test
  void titleIsTheQuestionsFirstWordsInOneLine() {
    assertThat(Turn.firstWords("What is light?")).isEqualTo("What is light?");
    assertThat(Turn.firstWords(" What\n is\tlight? ")).isEqualTo("What is light?");
    assertThat(Turn.firstWords("Tell me at some length what light is and why the sky is so blue"))
        .isEqualTo("Tell me at some length what light is and why the sky is so…");
  }

  @Test
  void directionOverridesAreRemovedFromTheTitle() {
    assertThat(Turn.firstWords("What is \u202Ethgil\u202C?")).isEqualTo("What is thgil?");
  }

  @Test
  void titleIsCutBetweenCharacters() {
    assertThat(Turn.firstWords("a" + "😀".repeat(60))).isEqualTo("a" + "😀".repeat(59) + "…");
    assertThat(Turn.firstWords("😀".repeat(60))).isEqualTo("😀".repeat(60));
  }
}
