package com.onelastai.community.reward;

import com.onelastai.community.leaderboard.Board;
import com.onelastai.community.leaderboard.ScoreChanged;
import com.onelastai.community.leaderboard.ScoreChanged.Move;
import com.onelastai.community.reward.Rules.Achievement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a day adds to an account. It is computed from what the account knows of the day and what the
 * day is now, so that it does not matter how often and in which order days are credited.
 *
 * @param day with its counts
 * @param counters the new values of those that change
 * @param points for the events of the day
 * @param earned the achievements that the account gets
 */
record Credit(
    LocalDate day,
    Map<String, Integer> counts,
    Map<String, Integer> counters,
    int points,
    List<Achievement> earned) {

  /**
   * @param run the longest run of active days around this one
   */
  static Credit of(RewardAccount account, RewardDay today, int run, Rules rules) {
    Map<String, Integer> known = account.days().getOrDefault(today.day(), Map.of());
    Map<String, Integer> counts = new HashMap<>(known);
    Map<String, Integer> counters = new HashMap<>();
    int points = 0;
    for (var count : today.counts().entrySet()) {
      String kind = count.getKey();
      int more = count.getValue() - known.getOrDefault(kind, 0);
      if (more > 0) {
        counts.put(kind, count.getValue());
        counters.put(kind, account.counter(kind) + more);
        points += more * rules.earning(kind).points();
      }
    }
    counts.merge(RewardAccount.POINTS, points, Integer::sum);
    if (run > account.counter(Rules.STREAK)) {
      counters.put(Rules.STREAK, run);
    }
    List<Achievement> earned =
        rules.achievements().stream()
            .filter(one -> !account.achievements().containsKey(one.id()))
            .filter(one ->
                counters.getOrDefault(one.counter(), account.counter(one.counter())) >= one.goal())
            .toList();
    return new Credit(today.date(), counts, counters, points, earned);
  }

  boolean isEmpty() {
    return counters.isEmpty() && earned.isEmpty();
  }

  /** With those of the achievements. */
  int allPoints() {
    return points + earned.stream().mapToInt(Achievement::points).sum();
  }

  /**
   * How the account moves on the boards on which the day counts. Achievements count on that of all
   * time alone: when one is noticed depends on the order of the events.
   */
  ScoreChanged moves(RewardAccount account, Instant now) {
    List<Move> moves =
        Board.of(day, now).stream()
            .map(board -> {
              int before = score(account, board);
              boolean isForAll = board.expiresAt().isEmpty();
              return Move.of(board, before, before + (isForAll ? allPoints() : points));
            })
            .filter(Objects::nonNull)
            .toList();
    return new ScoreChanged(account.userId(), account.revision() + 1, moves);
  }

  /** How an account leaves all boards. */
  static ScoreChanged leaving(RewardAccount account, Instant now) {
    Stream<LocalDate> days = account.days().keySet().stream().map(LocalDate::parse);
    List<Move> moves =
        Stream.concat(days, Stream.of(LocalDate.EPOCH))
            .flatMap(day -> Board.of(day, now).stream())
            .distinct()
            .map(board -> Move.of(board, score(account, board), 0))
            .filter(Objects::nonNull)
            .toList();
    return new ScoreChanged(account.userId(), account.revision() + 1, moves);
  }

  private static int score(RewardAccount account, Board board) {
    if (board.expiresAt().isEmpty()) {
      return Math.toIntExact(account.earned());
    }
    return account.days().entrySet().stream()
        .filter(day -> board.counts(LocalDate.parse(day.getKey())))
        .mapToInt(day -> day.getValue().getOrDefault(RewardAccount.POINTS, 0))
        .sum();
  }
}
