package com.onelastai.lab.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelTextTest {

  @Test
  void headingsLabelsAndMarkupAreLeftOut() {
    assertThat(ModelText.paragraphs("## Chapter 2: The sea\n\nStory: The *sea* was calm.\n", 500))
        .containsExactly("The sea was calm.");
  }

  @Test
  void whatIsSaidAgainInTheSameWordsIsLeftOut() {
    String reply =
        "She had a very special ring. She had a very special ring, a very special one.\n"
            + "She had a very special ring. Then she sold it.";

    assertThat(ModelText.paragraphs(reply, 500))
        .containsExactly("She had a very special ring.", "Then she sold it.");
  }

  @Test
  void unfinishedSentencesAreLeftOutAndQuotationsClosed() {
    assertThat(ModelText.paragraph("\"Go,\" said Tom. \"It is late. And the", 500))
        .isEqualTo("\"Go,\" said Tom. \"It is late.\"");
  }

  @Test
  void itEndsWithTheLastSentenceThatFits() {
    assertThat(ModelText.paragraph("One short sentence. Another one follows here. Third.", 30))
        .isEqualTo("One short sentence.");
  }
}
