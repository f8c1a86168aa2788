package com.onelastai.tracking.device;

/**
 * Keeps made-up user agents away from the analyzer. Its grammar goes astray in nested and unclosed
 * brackets: 500 hostile characters cost it seconds, gigabytes or the stack. Browsers use a few
 * brackets of each kind, closed and hardly nested.
 */
final class Plausibility {

  private static final int MAX_DEPTH = 3;
  private static final int MAX_BRACKETS = 8;
  private static final int MAX_SQUARE_BRACKETS = 2;
  private static final int MAX_SEPARATORS = 40;
  private static final int MAX_ODD = 4;

  private Plausibility() {}

  static boolean isPlausible(String userAgent) {
    int depth = 0;
    int brackets = 0;
    int squareBrackets = 0;
    int separators = 0;
    int odd = 0;
    for (int i = 0; i < userAgent.length(); i++) {
      char c = userAgent.charAt(i);
      switch (c) {
        case '(' -> {
          depth++;
          brackets++;
        }
        case ')' -> depth--;
        case '[', ']' -> squareBrackets++;
        case '/', ';', ',', '-', ':' -> separators++;
        case '<', '>', '{', '}', '"', '|', '\\' -> odd++;
        default -> {
          // Letters, digits and what stands among them.
        }
      }
      if (depth < 0 || depth > MAX_DEPTH) {
        return false;
      }
    }
    return brackets <= MAX_BRACKETS
        && squareBrackets <= MAX_SQUARE_BRACKETS
        && separators <= MAX_SEPARATORS
        && odd <= MAX_ODD;
  }
}
