package com.onelastai.tools.developer;

import java.util.Comparator;
import java.util.stream.Collectors;

/** Orders the lines of a text. */
final class Lines {

  private static final Comparator<String> ORDER =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  private Lines() {}

  static String sort(String text) {
    return text.lines().sorted(ORDER).collect(Collectors.joining("\n"));
  }

  static String unique(String text) {
    return text.lines().distinct().collect(Collectors.joining("\n"));
  }

  static String reverse(String text) {
    return String.join("\n", text.lines().toList().reversed());
  }
}
