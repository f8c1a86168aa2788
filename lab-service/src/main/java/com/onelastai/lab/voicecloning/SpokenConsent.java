package com.onelastai.lab.voicecloning;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentence of consent with some numbers. */
record SpokenConsent(String digits) {

  private static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final String SENTENCE =
      "I agree that a synthetic copy of my voice is made. My numbers are %s.";
  private static final int SYLLABLES = 19;

  String sentence() {
    return SENTENCE.formatted(
        digits.chars().mapToObj(digit -> WORDS.get(digit - '0')).collect(Collectors.joining(", ")));
  }

  int syllables() {
    // Zero and seven have two.
    return SYLLABLES
        + digits.length()
        + (int) digits.chars().filter(digit -> digit == '0' || digit == '7').count();
  }

  /** Whether a transcript has the agreement and the numbers, as words or as digits. */
  boolean isIn(String transcript) {
    String heard = transcript.toLowerCase(Locale.ROOT);
    for (int digit = 0; digit < WORDS.size(); digit++) {
      heard = heard.replaceAll("\\b" + WORDS.get(digit) + "\\b", String.valueOf(digit));
    }
    return heard.contains("agree")
        && heard.contains("my voice")
        && heard.replaceAll("\\D", "").equals(digits);
  }
}
