package com.onelastai.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

  @Test
  void lastWordMayBeABeginning() {
    SearchQuery query = SearchQuery.parse("Blue lig");

    assertThat(query.words()).containsExactly("blue");
    assertThat(query.beginning()).isEqualTo("lig");
    assertThat(query.terms()).containsExactly("blue");
    assertThat(query.asksFor("light")).isTrue();
    assertThat(query.asksFor("blues")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blue light ", "blue \"light\"", "\"blue\" \"light\"", "blue light."})
  void lastWordIsWholeWhereItEnds(String text) {
    SearchQuery query = SearchQuery.parse(text);

    assertThat(query.beginning()).isNull();
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
    assertThat(query.beginning()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?!\"-\"", "😀"})
  void searchWithoutAWordIsRefused(String text) {
    assertThatThrownBy(() -> SearchQuery.parse(text))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> assertThat(refusal.fields().getFirst().field()).isEqualTo("q"));
  }
}
