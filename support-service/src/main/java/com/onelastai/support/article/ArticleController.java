package com.onelastai.support.article;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.article.ArticleSearch.Hit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping("/api/support/articles")
@Tag(name = "Help center")
class ArticleController {

  private static final int RELATED = 3;

  private final Articles articles;
  private final ArticleSearch search;

  ArticleController(Articles articles, ArticleSearch search) {
    this.articles = articles;
    this.search = search;
  }

  @GetMapping
  @Operation(
      summary = "List the articles of the help center",
      description =
          "By category and title, on one page. Without `language`, in the first of the browser's "
              + "languages that there are articles in.")
  Listing<ArticleItem> listArticles(
      @RequestParam(required = false) @Nullable ArticleKind kind,
      @Parameter(example = "en") @RequestParam(required = false) @LanguageTag
          @Nullable String language,
      HttpServletRequest request) {
    return Listing.all(articles.list(language(language, request), kind)).map(ArticleItem::of);
  }

  @GetMapping("/search")
  @Operation(
      summary = "Search the help center",
      description = "The best first. Any of the words may match, also with a typing error.")
  Listing<FoundArticle> searchArticles(
      @Parameter(example = "cancel subscription")
          @RequestParam
          @NotBlank
          @Size(max = 200)
          @NoControlCharacters
          String q,
      @Parameter(example = "en") @RequestParam(required = false) @LanguageTag
          @Nullable String language,
      @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
      HttpServletRequest request) {
    return Listing.all(search.find(q, language(language, request), size)).map(FoundArticle::of);
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Read an article",
      description = "In English if it is not translated. `related` are the most similar ones.")
  ArticleView getArticle(
      @PathVariable String id,
      @Parameter(example = "en") @RequestParam(required = false) @LanguageTag
          @Nullable String language,
      HttpServletRequest request) {
    Article article = articles.require(id, language(language, request));
    List<ArticleItem> related =
        search.find(article.title(), article.language(), RELATED + 1).stream()
            .map(Hit::article)
            .filter(found -> !found.equals(article))
            .limit(RELATED)
            .map(ArticleItem::of)
            .toList();
    return new ArticleView(ArticleItem.of(article), article.text(), related);
  }

  private String language(@Nullable String wanted, HttpServletRequest request) {
    return articles.language(
        wanted == null
            ? Collections.list(request.getLocales())
            : List.of(Locale.forLanguageTag(wanted)));
  }

  /** An article in a list. */
  @Schema(name = "ArticleItem")
  record ArticleItem(
      @Schema(example = "cancel-a-subscription") String id,
      ArticleKind kind,
      @Schema(example = "Cancel a subscription") String title,
      @Schema(example = "Billing") String category,
      @Schema(example = "en") String language,
      @Schema(example = "2026-11-30") LocalDate updated) {

    static ArticleItem of(Article article) {
      return new ArticleItem(
          article.id(),
          article.kind(),
          article.title(),
          article.category(),
          article.language(),
          article.updated());
    }
  }

  /** An article that was found. */
  @Schema(name = "FoundArticle")
  record FoundArticle(
      ArticleItem article,
      @Schema(
              description = "What surrounds the words, without markup",
              example = "Open Billing in your dashboard and choose Cancel.")
          String excerpt) {

    static FoundArticle of(Hit hit) {
      return new FoundArticle(ArticleItem.of(hit.article()), hit.excerpt());
    }
  }

  /** A whole article. */
  @Schema(name = "Article")
  record ArticleView(
      ArticleItem article,
      @Schema(description = "Markdown", example = "Open **Billing** in your dashboard.")
          String text,
      List<ArticleItem> related) {}
}
