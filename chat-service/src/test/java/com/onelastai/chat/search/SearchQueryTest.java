package com.onelastai.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.chat.search.FoundMessage.Excerpt;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

  @Test
  void lastWordMayBeAPrefix() {
    SearchQuery query = SearchQuery.parse("Blue lig");

    assertThat(query.words()).containsExactly("blue");
    assertThat(query.prefix()).isEqualTo("lig");
    assertThat(query.terms()).containsExactly("blue");
    assertThat(query.matches("light")).isTrue();
    assertThat(query.matches("blues")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blue light ", "blue \"light\"", "\"blue\" \"light\"", "blue light."})
  void lastWordIsCompleteAtItsEnd(String text) {
    SearchQuery query = SearchQuery.parse(text);

    assertThat(query.prefix()).isNull();
    assertThat(query.terms()).containsExactly("blue", "light");
  }

  @Test
  void wordsInQuotesAreAPhrase() {
    SearchQuery query = SearchQuery.parse("why “Blue  Light” ");

    assertThat(query.phrases()).containsExactly(List.of("blue", "light"));
    assertThat(query.words()).containsExactly("why");
    assertThat(query.terms()).containsExactly("why", "blue", "light");
  }

  @Test
  void adjacentCharactersAreAPhrase() {
    SearchQuery query = SearchQuery.parse("北京 学");

    assertThat(query.phrases()).containsExactly(List.of("北", "京"));
    assertThat(query.words()).containsExactly("学");
    assertThat(query.terms()).contains("北京", "学");
    assertThat(query.prefix()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u3000"})
  void blankSearchIsRefused(String text) {
    assertThatThrownBy(() -> SearchQuery.parse(text))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> assertThat(refusal.fields().getFirst().field()).isEqualTo("q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?!\"-\"", "++", "\u200D"})
  void searchWithoutAWordFindsNothing(String text) {
    assertThat(SearchQuery.parse(text).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "サーバー, サーバーが落ちた, サバの味噌煮と、ハーブ",
    "メール, ﾒｰﾙを送る, メのルール",
    "ｻｰﾊﾞｰ, サーバーが落ちた, ーサバー",
    "バス, ハ\u3099スに乗る, ハス",
    "한국 검색, 한국어 검색이 된다, 국한 색검",
    "한국, \u1112\u1161\u11ab\u1100\u116e\u11a8어, 한 나라의 국",
    "محمد, مُحَمَّد كتب, محمود",
    "مـحمد, محمد, محمود",
    "שלום, שָׁלוֹם, שלט",
    "duong, đường phố, đuốc",
    "Đường, duong, đuốc",
    "lodz, Łódź, łoś",
    "oresund, Øresund, øre",
    "😀, so 😀 glad, so 😃 glad",
    "हिन्दी, हिन्दी में, हिन्द"
  })
  void textIsFoundHoweverItIsWritten(String query, String found, String other) {
    assertThat(finds(query, found)).isTrue();
    assertThat(finds(query, other)).isFalse();
  }

  /** As the index and the check of phrases do. */
  private static boolean finds(String q, String text) {
    SearchQuery query = SearchQuery.parse(q);
    List<String> terms = Words.terms(Words.of(text));
    String prefix = query.prefix();
    return terms.containsAll(query.terms())
        && (prefix == null || terms.stream().anyMatch(term -> term.startsWith(prefix)))
        && Hits.in(text, query).allPhrases();
  }

  @ParameterizedTest
  @CsvSource({
    "Café,cafe",
    "CAFE\u0301,cafe",
    "Straße,strasse",
    "ΣΟΦΟΣ,σοφοσ",
    "σοφός,σοφοσ",
    "İstanbul,istanbul",
    "ﬁne,fine",
    "１２３,123",
    "Ёлка,елка"
  })
  void caseAndDiacriticsAreIgnored(String written, String folded) {
    assertThat(folded(written)).containsExactly(folded);
  }

  @Test
  void everyPartOfACompoundIsAWord() {
    assertThat(folded("state-of-the-art, foo_bar (x/y) l'homme 3.14!"))
        .containsExactly(
            "state", "of", "the", "art", "foo", "bar", "x", "y", "l", "homme", "3", "14");
  }

  @Test
  void charactersOfScriptsWithoutBlanksAreWords() {
    assertThat(folded("AI北京大学 ok")).containsExactly("ai", "北", "京", "大", "学", "ok");
  }

  @Test
  void neighboursAreTermsToo() {
    assertThat(Words.terms(Words.of("北京大 学ok が")))
        .containsExactly("北", "北京", "京", "京大", "大", "学", "ok", "が");
  }

  @Test
  void wordsHaveTheirOffsets() {
    assertThat(Words.of("😀 Été fini"))
        .containsExactly(
            new Words.Word("😀", 0, 2, true),
            new Words.Word("ete", 3, 6, false),
            new Words.Word("fini", 7, 11, false));
  }

  @Test
  void veryLongWordIsCut() {
    assertThat(folded("x".repeat(1_000))).containsExactly("x".repeat(40));
  }

  private static List<String> folded(String text) {
    return Words.of(text).stream().map(Words.Word::folded).toList();
  }

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
