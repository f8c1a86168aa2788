package com.onelastai.tools.categorization;

import com.onelastai.tools.categorization.CategorizationResult.CategoryScore;
import com.onelastai.tools.categorization.CategorizationResult.Certainty;
import com.onelastai.tools.categorization.CategorizationResult.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts the words of each category at the places of a page where they say what it is about. */
@Component
class Categories {

  private static final String FILE = "/categories/words.properties";
  private static final int LIKELY = 12;
  private static final int POSSIBLE = 4;

  /** Words around which spaces stand, and what each counts. */
  private record Place(String text, int weight) {

    static Place of(int weight, String text) {
      String words =
          text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
      return new Place(" " + words + " ", weight);
    }

    static Place of(int weight, List<String> texts) {
      return of(weight, String.join(" ", texts));
    }

    int score(String word) {
      return text.contains(" " + word + " ") ? weight : 0;
    }
  }

  private final Map<String, List<String>> words = new TreeMap<>();

  Categories() {
    Properties lists = new Properties();
    try (InputStream file = Objects.requireNonNull(Categories.class.getResourceAsStream(FILE))) {
      lists.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    lists
        .stringPropertyNames()
        .forEach(category ->
            words.put(category, List.of(lists.getProperty(category).strip().split("\\s*,\\s*"))));
  }

  /** Those with a score, the highest first. */
  List<CategoryScore> score(Signals signals) {
    List<Place> places = places(signals);
    return words.entrySet().stream()
        .map(category -> score(category.getKey(), category.getValue(), places))
        .filter(category -> category.score() > 0)
        .sorted(Comparator.comparing(CategoryScore::score).reversed())
        .toList();
  }

  private static List<Place> places(Signals signals) {
    return List.of(
        Place.of(5, signals.types()),
        Place.of(3, signals.title()),
        Place.of(2, signals.description()),
        Place.of(2, signals.keywords()),
        Place.of(2, signals.headings()),
        Place.of(2, signals.generator()));
  }

  private static CategoryScore score(String category, List<String> words, List<Place> places) {
    List<String> found = new ArrayList<>();
    int score = 0;
    for (String word : words) {
      int ofWord = places.stream().mapToInt(place -> place.score(word)).sum();
      if (ofWord > 0) {
        found.add(word);
        score += ofWord;
      }
    }
    return new CategoryScore(category, score, found);
  }

  /**
   * @param scores the highest first
   */
  static Certainty certainty(List<CategoryScore> scores) {
    List<Integer> highest =
        Stream.concat(scores.stream().map(CategoryScore::score), Stream.of(0, 0)).limit(2).toList();
    int first = highest.get(0);
    int second = highest.get(1);
    if (first >= LIKELY && first >= 2 * second) {
      return Certainty.LIKELY;
    }
    return first >= POSSIBLE && first > second ? Certainty.POSSIBLE : Certainty.UNKNOWN;
  }
}
