package com.onelastai.community.moderation;

import com.onelastai.community.content.Visibility;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a moderator or a rule does. */
enum ActType implements SnakeCaseEnum {
  HIDE(Visibility.HIDDEN),
  RESTORE(Visibility.VISIBLE),
  REMOVE(Visibility.REMOVED),
  LOCK(null),
  UNLOCK(null),
  /** The reports and flags were unfounded. */
  DISMISS(null),
  WARN(null),
  BAN(null),
  UNBAN(null),
  /** Of an appeal: the act stays. */
  UPHOLD(null),
  /** Of an appeal against a warning. */
  OVERTURN(null);

  private final @Nullable Visibility visibility;

  ActType(@Nullable Visibility visibility) {
    this.visibility = visibility;
  }

  /** Which one content has by this act; empty if it keeps its own. */
  Optional<Visibility> visibility() {
    return Optional.ofNullable(visibility);
  }

  /** The act that ends this one. Only acts that have one can be appealed. */
  Optional<ActType> reversal() {
    return Optional.ofNullable(
        switch (this) {
          case HIDE, REMOVE -> RESTORE;
          case LOCK -> UNLOCK;
          case BAN -> UNBAN;
          case WARN -> OVERTURN;
          case RESTORE, UNLOCK, DISMISS, UNBAN, UPHOLD, OVERTURN -> null;
        });
  }

  boolean needsReason() {
    return this == HIDE || this == REMOVE || this == WARN || this == BAN;
  }

  boolean isAboutMember() {
    return this == WARN || this == BAN || this == UNBAN;
  }

  boolean isOfAppeal() {
    return this == UPHOLD || this == OVERTURN;
  }
}
