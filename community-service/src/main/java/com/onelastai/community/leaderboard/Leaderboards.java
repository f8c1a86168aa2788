package com.onelastai.community.leaderboard;

import com.onelastai.community.leaderboard.LeaderboardController.Leaderboard;
import com.onelastai.community.leaderboard.LeaderboardController.Row;
import com.onelastai.community.leaderboard.Scores.Score;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads leaderboards. Only users who show their activity are named; each sees their own name. */
@Service
public class Leaderboards {

  private final Scores scores;
  private final Ranks ranks;
  private final Members members;
  private final Clock clock;

  Leaderboards(Scores scores, Ranks ranks, Members members, Clock clock) {
    this.scores = scores;
    this.ranks = ranks;
    this.members = members;
    this.clock = clock;
  }

  /** Whether the user is on a board. */
  public boolean has(String userId) {
    return scores.has(userId);
  }

  /**
   * The page after a place; the first if it is null.
   *
   * @param userId of who reads it; null for a visitor
   */
  Leaderboard page(BoardPeriod period, @Nullable Place after, int size, @Nullable String userId) {
    return view(period, scores.after(current(period), after, size + 1), size, userId);
  }

  /** The user in the middle of a page; the first page if the user has no points. */
  Leaderboard around(BoardPeriod period, int size, String userId) {
    Board board = current(period);
    Score own = scores.find(board, userId).orElse(null);
    if (own == null) {
      return page(period, null, size, userId);
    }
    Place place = Place.of(own);
    List<Score> found = new ArrayList<>(scores.before(board, place, size / 2).reversed());
    found.add(own);
    found.addAll(scores.after(board, place, size + 1 - found.size()));
    return view(period, found, size, userId);
  }

  private Leaderboard view(
      BoardPeriod period, List<Score> found, int size, @Nullable String userId) {
    Board board = current(period);
    List<Score> page = found.subList(0, Math.min(size, found.size()));
    Score own = userId == null ? null : scores.find(board, userId).orElse(null);
    Map<Integer, Long> rankOf =
        ranks.of(
            board,
            Stream.concat(page.stream(), Stream.ofNullable(own)).map(Score::points).toList());
    Map<String, Member> known = members.findAll(page.stream().map(Score::userId).toList());
    List<Row> rows =
        page.stream()
            .map(score -> {
              boolean isOwn = score.userId().equals(userId);
              String name = name(known.get(score.userId()), isOwn);
              return new Row(rank(rankOf, score), score.points(), name, isOwn);
            })
            .toList();
    String next = found.size() > size ? address(period, size, Place.of(page.getLast())) : null;
    return new Leaderboard(period, board.key(), own == null ? null : rank(rankOf, own), rows, next);
  }

  private static String address(BoardPeriod period, int size, Place after) {
    return UriComponentsBuilder.fromPath(LeaderboardController.ADDRESS)
        .queryParam("period", period.value())
        .queryParam("size", size)
        .queryParam("cursor", after.cursor())
        .toUriString();
  }

  private static long rank(Map<Integer, Long> rankOf, Score score) {
    return Objects.requireNonNull(rankOf.get(score.points()));
  }

  private static @Nullable String name(@Nullable Member member, boolean isOwn) {
    return member != null && (isOwn || member.showsActivity()) ? member.name() : null;
  }

  private Board current(BoardPeriod period) {
    return period.boardOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
