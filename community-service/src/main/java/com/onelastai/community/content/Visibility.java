package com.onelastai.community.content;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** Who sees content: its author and moderators always do. */
public enum Visibility implements SnakeCaseEnum {
  VISIBLE,
  /** Waits for a moderator. */
  HELD,
  /** By a moderator, or by enough reports. */
  HIDDEN,
  /** By a moderator, for good unless an appeal succeeds. */
  REMOVED
}
