package com.onelastai.community.leaderboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A leaderboard.
 *
 * @param key such as {@code 2026-W09}
 * @param end the first day (UTC) that does not count any more
 */
public record Board(BoardPeriod period, String key, LocalDate end) {

  /** How long a board is kept after its period; late events find it. */
  private static final int KEPT_DAYS = 35;

  /** The boards on which a day counts and that are still kept. */
  public static List<Board> of(LocalDate day, Instant now) {
    return Arrays.stream(BoardPeriod.values())
        .map(period -> period.boardOf(day))
        .filter(board -> board.expiresAt().map(now::isBefore).orElse(true))
        .toList();
  }

  /** Whether a day counts on it. */
  public boolean counts(LocalDate day) {
    return period.boardOf(day).key().equals(key);
  }

  /** Empty for that of all time. */
  public Optional<Instant> expiresAt() {
    return period == BoardPeriod.ALL
        ? Optional.empty()
        : Optional.of(end.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
