package com.onelastai.model;

import java.util.regex.Pattern;

/** Joins characters whose halves arrive in two pieces; a half alone becomes a replacement. */
final class WholeCharacters {

  private static final Pattern HALF = Pattern.compile("\\p{Cs}");
  private static final String REPLACEMENT = "\uFFFD";

  private String held = "";

  String add(String piece) {
    String text = held + piece;
    int end = text.length();
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    held = text.substring(end);
    return HALF.matcher(text.substring(0, end)).replaceAll(REPLACEMENT);
  }

  String end() {
    String rest = held.isEmpty() ? "" : REPLACEMENT;
    held = "";
    return rest;
  }
}
