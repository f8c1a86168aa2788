package com.onelastai.tools.developer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the words of each line in another way. */
final class Words {

  /** Between words, and inside of names such as {@code parseHTTPResponse2Json}. */
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "[^\\p{L}\\p{M}\\p{N}]+"
              + "|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})"
              + "|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['\u2019](?=\\p{L})");
  private static final Pattern MARK = Pattern.compile("\\p{M}+");

  private Words() {}

  static String camelCase(String text) {
    return lines(text, words -> decapitalized(join(words, "", Words::capitalized)));
  }

  static String pascalCase(String text) {
    return lines(text, words -> join(words, "", Words::capitalized));
  }

  static String snakeCase(String text) {
    return lines(text, words -> join(words, "_", UnaryOperator.identity()));
  }

  static String constantCase(String text) {
    return snakeCase(text).toUpperCase(Locale.ROOT);
  }

  static String kebabCase(String text) {
    return lines(text, words -> join(words, "-", UnaryOperator.identity()));
  }

  static String titleCase(String text) {
    return lines(text, words -> join(words, " ", Words::capitalized));
  }

  static String sentenceCase(String text) {
    return lines(text, words -> capitalized(join(words, " ", UnaryOperator.identity())));
  }

  /** For an address: letters without their marks, digits and hyphens. */
  static String slug(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replace("\u00df", "ss");
    return kebabCase(MARK.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT));
  }

  private static String lines(String text, Function<List<String>, String> write) {
    return text.lines().map(Words::of).map(write).collect(Collectors.joining("\n"));
  }

  /** In lower case. */
  private static List<String> of(String line) {
    return Arrays.stream(BOUNDARY.split(APOSTROPHE.matcher(line).replaceAll("")))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String join(List<String> words, String separator, UnaryOperator<String> write) {
    return words.stream().map(write).collect(Collectors.joining(separator));
  }

  private static String capitalized(String word) {
    int end = word.isEmpty() ? 0 : word.offsetByCodePoints(0, 1);
    return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
  }

  private static String decapitalized(String word) {
    int end = word.isEmpty() ? 0 : word.offsetByCodePoints(0, 1);
    return word.substring(0, end).toLowerCase(Locale.ROOT) + word.substring(end);
  }
}
