package com.onelastai.support.article;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.support.test.ServiceTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriUtils;

class ArticleIT extends ServiceTest {

  private static final String ADDRESS = "/api/support/articles";

  @Test
  void articlesAndFrequentQuestionsAreListedApart() {
    List<String> questions = items(api.get(NOBODY, ADDRESS + "?kind=faq"), "id");
    List<String> articles = items(api.get(NOBODY, ADDRESS + "?kind=article"), "id");

    assertThat(questions).contains("lost-phone").doesNotContainAnyElementsOf(articles);
    assertThat(items(api.get(NOBODY, ADDRESS), "id")).hasSize(questions.size() + articles.size());
  }

  @Test
  void articleIsReadWithRelatedOnes() {
    Answer article = api.get(NOBODY, ADDRESS + "/cancel-a-subscription").is(200);

    assertThat(article.text("/text")).startsWith("Open [Billing](/dashboard/billing)");
    assertThat(texts(article, "/related", "id"))
        .hasSize(3)
        .contains("does-it-renew")
        .doesNotContain("cancel-a-subscription");
    api.get(NOBODY, ADDRESS + "/nothing").is(404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "cancel subscription, cancel-a-subscription",
    "cancle subscripton, cancel-a-subscription",
    "CANCELLING MY SUBSCRIPTIONS, cancel-a-subscription",
    "refnd, refunds-and-invoices",
    "lost phone, lost-phone",
    "autenticator, two-factor-login",
    "delete my conversations, keep-share-delete-conversations",
    "how do i get my invoice as pdf?, refunds-and-invoices",
    "erase everything, export-and-erase-your-data",
    "subscri, cancel-a-subscription"
  })
  void bestArticleIsAmongTheFirst(String words, String expected) {
    assertThat(found(words).stream().limit(3)).contains(expected);
  }

  @Test
  void excerptSurroundsTheWordsWithoutMarkup() {
    Answer answer = search("when a payment fails").is(200);

    assertThat(answer.text("/items/0/article/id")).isEqualTo("failed-payment");
    assertThat(answer.text("/items/0/excerpt"))
        .contains("renewal cannot be charged")
        .doesNotContain("**")
        .doesNotContain("](");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra", "the", "?", "\"*~^:()[]{}"})
  void whatIsNotThereIsNotFound(String words) {
    assertThat(found(words)).isEmpty();
  }

  @Test
  void emptyAndEndlessSearchesAreRefusedByName() {
    isInvalid(search(" "), "q");
    isInvalid(search("x".repeat(201)), "q");
    isInvalid(api.get(NOBODY, ADDRESS + "/search?q=x&language=xx-nonsense-language"), "language");
    api.get(NOBODY, ADDRESS + "/search").is(400);
  }

  @Test
  void languageWithoutArticlesGetsTheEnglishOnes() {
    assertThat(api.get(NOBODY, ADDRESS + "?language=de").is(200).text("/items/0/language"))
        .isEqualTo("en");
  }

  private List<String> found(String words) {
    return search(words)
        .is(200)
        .body()
        .at("/items")
        .valueStream()
        .map(item -> item.at("/article/id").asString())
        .toList();
  }

  private Answer search(String words) {
    return api.call(
        NOBODY,
        MockMvcRequestBuilders.get(
            URI.create(ADDRESS + "/search?q=" + UriUtils.encode(words, StandardCharsets.UTF_8))));
  }
}
