package com.onelastai.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.search.FoundMessage.Excerpt;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitsTest {

  @Test
  void marksWordsWhateverTheirCase() {
    assertThat(marked("Blue is the Sky; skyline, blues.", "blue sky"))
        .isEqualTo("[Blue] is the [Sky]; [skyline], blues.");
  }

  @Test
  void marksPhrasesAsAWhole() {
    assertThat(marked("The light, blue light - and a blue, light cloth.", "\"blue light\""))
        .isEqualTo("The light, [blue light] - and a [blue, light] cloth.");
    assertThat(marked("我在北京大学。京北", "北京大学")).isEqualTo("我在[北京大学]。京北");
  }

  @Test
  void phraseMustBeAdjacent() {
    assertThat(Hits.in("blue and light", SearchQuery.parse("\"blue light\"")).allPhrases())
        .isFalse();
    assertThat(Hits.in("a Blue: light b", SearchQuery.parse("\"blue light\"")).allPhrases())
        .isTrue();
  }

  @Test
  void excerptIsTheDensestPartOnOneLine() {
    String text =
        "sky " + "filler words ".repeat(60) + "\nthe blue\tsky is blue " + "end ".repeat(90);
    Excerpt excerpt = excerpt(text, "blue sky ");

    assertThat(excerpt.text())
        .startsWith("…")
        .endsWith("…")
        .contains("the blue sky is blue")
        .hasSizeLessThanOrEqualTo(Excerpt.LENGTH + 2);
    assertThat(excerpt.marks())
        .extracting(mark -> excerpt.text().substring(mark.getFirst(), mark.getLast()))
        .containsExactly("blue", "sky", "blue");
  }

  @Test
  void shortTextIsItsOwnExcerpt() {
    assertThat(excerpt("<b>Sky</b>", "sky"))
        .isEqualTo(new Excerpt("<b>Sky</b>", List.of(List.of(3, 6))));
  }

  @Test
  void excerptSplitsNoCharacter() {
    Excerpt excerpt = excerpt("😀".repeat(300) + " sky " + "😀".repeat(301), "sky");

    assertThat(excerpt.text().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    assertThat(excerpt.marks()).hasSize(1);
  }

  private static Excerpt excerpt(String text, String query) {
    return Excerpt.of(text, Hits.in(text, SearchQuery.parse(query)).spans());
  }

  private static String marked(String text, String query) {
    StringBuilder marked = new StringBuilder(text);
    for (Hits.Span span : Hits.in(text, SearchQuery.parse(query)).spans().reversed()) {
      marked.insert(span.end(), ']').insert(span.start(), '[');
    }
    return marked.toString();
  }
}
