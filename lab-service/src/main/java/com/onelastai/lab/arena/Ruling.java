package com.onelastai.lab.arena;

import com.onelastai.lab.arena.Verdict.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a reply of the judge says: one clear winner and a reason, or it is none.
 *
 * @param winner {@code 1} for the speaker whom it read first, {@code 2} or {@code draw}
 */
record Ruling(String winner, String reason) {

  private static final Pattern WINNER =
      Pattern.compile(
          "^[^\\w\\n]*winner[^\\w\\n]+(?:speaker[^\\w\\n]+)?(1|2|draw)\\b[^\\w\\n]*$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern LABEL =
      Pattern.compile("^[^\\w]*reason[^\\w\\n]*:[^\\w\\n]*", Pattern.CASE_INSENSITIVE);
  private static final int MAX_REASON = 600;

  static Optional<Ruling> read(String reply) {
    List<String> winners =
        WINNER.matcher(reply).results().map(found -> winner(found)).distinct().toList();
    String reason = LABEL.matcher(WINNER.matcher(reply).replaceAll("").strip()).replaceFirst("");
    reason = reason.strip().replaceAll("\\s+", " ");
    if (winners.size() != 1 || reason.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Ruling(winners.getFirst(), reason.substring(0, Math.min(reason.length(), MAX_REASON))));
  }

  private static String winner(MatchResult found) {
    return found.group(1).toLowerCase(Locale.ROOT);
  }

  /** With this side as speaker 1. */
  Judgement on(Side first) {
    return new Judgement(
        first,
        switch (winner) {
          case "1" -> Winner.of(first);
          case "2" -> Winner.of(first.other());
          default -> Winner.BALANCED;
        },
        reason);
  }
}
