package com.onelastai.lab.arena;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the word in which the judge decides. */
final class Ruling {

  private static final Pattern WORD =
      Pattern.compile(
          "\\W*(?:(?:the|winner|answer|speaker|is)\\W+)*(1|2|draw)\\W*", Pattern.CASE_INSENSITIVE);

  private Ruling() {}

  /**
   * @param first the side that was speaker 1
   * @return empty if the reply's first line is anything else than a verdict
   */
  static Optional<Winner> read(String reply, Side first) {
    Matcher word = WORD.matcher(reply.strip().lines().findFirst().orElse(""));
    if (!word.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (word.group(1).toLowerCase(Locale.ROOT)) {
          case "1" -> Winner.of(first);
          case "2" -> Winner.of(first.other());
          default -> Winner.BALANCED;
        });
  }
}
