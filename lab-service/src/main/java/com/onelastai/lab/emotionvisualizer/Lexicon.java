package com.onelastai.lab.emotionvisualizer;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What English words mean, in lower case.
 *
 * @param valence from -4 to 4
 * @param emotions how much a word, or two words, say of each, 0 to 1
 * @param emoji each in words, by its code point
 * @param degree how much more, or less if negative, the next words mean; some have two words
 * @param negations words that turn the next ones
 * @param idioms of several words, with their valence
 */
record Lexicon(
    Map<String, Double> valence,
    Map<String, Map<Emotion, Double>> emotions,
    Map<Integer, String> emoji,
    Map<String, Double> degree,
    Set<String> negations,
    Map<String, Double> idioms) {

  /** What VADER's authors measured for words such as "very" and "slightly". */
  private static final double DEGREE = 0.293;

  static Lexicon load() {
    Lexicon lexicon =
        new Lexicon(
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new HashMap<>());
    lines("valence.tsv").forEach(field -> lexicon.valence.put(field[0], Double.valueOf(field[1])));
    lines("emotions.tsv").forEach(field -> lexicon.emotions.put(field[0], emotionsOf(field[1])));
    lines("emoji.tsv").forEach(field -> lexicon.emoji.put(field[0].codePointAt(0), field[1]));
    lines("modifiers.tsv").forEach(lexicon::addModifiers);
    return lexicon;
  }

  private void addModifiers(String[] fields) {
    Stream<String> words =
        Arrays.stream(fields[1].split(" ", -1)).map(word -> word.replace('_', ' '));
    switch (fields[0]) {
      case "more" -> words.forEach(word -> degree.put(word, DEGREE));
      case "less" -> words.forEach(word -> degree.put(word, -DEGREE));
      case "not" -> words.forEach(negations::add);
      default ->
          words
              .map(idiom -> idiom.split("=", -1))
              .forEach(idiom -> idioms.put(idiom[0], Double.valueOf(idiom[1])));
    }
  }

  private static Map<Emotion, Double> emotionsOf(String field) {
    Map<Emotion, Double> emotions = new EnumMap<>(Emotion.class);
    for (String part : field.split(" ", -1)) {
      String[] pair = part.split("=", -1);
      emotions.put(
          SnakeCaseEnum.find(Emotion.class, pair[0]).orElseThrow(), Double.valueOf(pair[1]));
    }
    return emotions;
  }

  private static Stream<String[]> lines(String file) {
    try {
      return new ClassPathResource("emotionvisualizer/" + file)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.split("\t", -1));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
