package com.onelastai.community.moderation;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, by whom and why.
 *
 * @param by null for a rule, and once the moderator is erased
 * @param note for the author
 * @param until of a ban
 * @param appeal null if there was none
 */
record Act(
    String id,
    ActType type,
    Role role,
    @Nullable String by,
    @Nullable Reason reason,
    @Nullable String note,
    @Nullable Instant until,
    Instant at,
    @Nullable Appeal appeal) {

  /** Who decided. */
  enum Role implements SnakeCaseEnum {
    MODERATOR,
    RULE
  }

  /**
   * Against an act.
   *
   * @param outcome null until it is decided
   */
  record Appeal(String text, Instant at, @Nullable Outcome outcome) {}

  /** How an appeal ended. */
  enum Outcome implements SnakeCaseEnum {
    UPHELD,
    OVERTURNED
  }

  static Act byModerator(
      ActType type,
      String by,
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable Instant until,
      Instant at) {
    return new Act(newId(), type, Role.MODERATOR, by, reason, note, until, at, null);
  }

  static Act byRule(ActType type, Reason reason, Instant at) {
    return new Act(newId(), type, Role.RULE, null, reason, null, null, at, null);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  Act with(Appeal changed) {
    return new Act(id, type, role, by, reason, note, until, at, changed);
  }

  boolean hasOpenAppeal() {
    return appeal != null && appeal.outcome() == null;
  }

  Optional<String> reasonValue() {
    return Optional.ofNullable(reason).map(Reason::value);
  }
}
