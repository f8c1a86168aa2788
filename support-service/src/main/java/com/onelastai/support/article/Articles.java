package com.onelastai.support.article;

import com.onelastai.starter.problem.ApiException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All articles, by category and title. */
@Component
class Articles {

  private static final String FILES = "classpath:articles/*/*.md";
  private static final Locale DEFAULT = Locale.ENGLISH;

  private final List<Article> articles;
  private final Set<Locale> languages;

  Articles() throws IOException {
    this.articles =
        Stream.of(new PathMatchingResourcePatternResolver().getResources(FILES))
            .map(file -> new ArticleFile(file).read())
            .sorted(Comparator.comparing(Article::category).thenComparing(Article::title))
            .toList();
    this.languages =
        articles.stream()
            .map(article -> Locale.forLanguageTag(article.language()))
            .collect(Collectors.toSet());
  }

  List<Article> all() {
    return articles;
  }

  List<Article> list(String language, @Nullable ArticleKind kind) {
    return articles.stream()
        .filter(article -> article.language().equals(language))
        .filter(article -> kind == null || article.kind() == kind)
        .toList();
  }

  /** In this language, or else in English. */
  Article require(String id, String language) {
    return Stream.of(language, DEFAULT.toLanguageTag())
        .flatMap(tag -> articles.stream().filter(article -> article.language().equals(tag)))
        .filter(article -> article.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("article"));
  }

  /** The first of these languages that there are articles in, or else English. */
  String language(List<Locale> preferred) {
    List<Locale.LanguageRange> ranges =
        preferred.stream().map(locale -> new Locale.LanguageRange(locale.toLanguageTag())).toList();
    Locale found = Locale.lookup(ranges, languages);
    return (found == null ? DEFAULT : found).toLanguageTag();
  }
}
