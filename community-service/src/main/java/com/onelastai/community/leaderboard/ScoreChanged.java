package com.onelastai.community.leaderboard;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a user changed, on one or several boards.
 *
 * @param revision grows with each change of this user
 */
@EventContract(topic = ScoreChanged.TOPIC, type = "com.onelastai.community-scores.score-changed.v1")
public record ScoreChanged(String userId, long revision, List<Move> moves) implements DomainEvent {

  static final String TOPIC = "community-scores.v1";

  /**
   * @param board its key, such as {@code 2026-W09}
   * @param from null if the user was not on the board
   * @param to null if the user leaves the board
   * @param expiresAt when the board is deleted; null for that of all time
   */
  public record Move(
      String board, @Nullable Integer from, @Nullable Integer to, @Nullable Instant expiresAt) {

    /** Null if nothing changes; a score of 0 is on no board. */
    public static @Nullable Move of(Board board, int from, int to) {
      return from == to
          ? null
          : new Move(
              board.key(),
              from == 0 ? null : Integer.valueOf(from),
              to == 0 ? null : Integer.valueOf(to),
              board.expiresAt().orElse(null));
    }
  }

  /** The changes of a user are read in order. */
  @Override
  public String key() {
    return userId;
  }
}
