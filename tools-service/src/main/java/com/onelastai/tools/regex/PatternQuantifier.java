package com.onelastai.tools.regex;

import java.util.regex.MatchResult;

/** How often the part before it matches. */
final class PatternQuantifier {

  private PatternQuantifier() {}

  static String meaning(MatchResult quantifier, boolean swapped) {
    return times(quantifier) + style(quantifier, swapped);
  }

  private static String times(MatchResult quantifier) {
    return switch (quantifier.group().charAt(0)) {
      case '*' -> "Any number of times";
      case '+' -> "Once or more";
      case '?' -> "Once or not at all";
      default -> counted(quantifier.group(1), quantifier.group(2), quantifier.group(3));
    };
  }

  private static String counted(String from, String comma, String to) {
    if (comma.isEmpty()) {
      return "Exactly %s times".formatted(from);
    }
    return to.isEmpty()
        ? "%s times or more".formatted(from)
        : "Between %s and %s times".formatted(from, to);
  }

  private static String style(MatchResult quantifier, boolean swapped) {
    if (quantifier.group(4).equals("+")) {
      return ", as often as possible, and never less to let the rest match (possessive)";
    }
    if (quantifier.group(1) != null && quantifier.group(2).isEmpty()) {
      return "";
    }
    return quantifier.group(4).isEmpty() == swapped
        ? ", as rarely as possible (lazy)"
        : ", as often as possible (greedy)";
  }
}
