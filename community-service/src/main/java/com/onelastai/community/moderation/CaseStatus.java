package com.onelastai.community.moderation;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a case waits for. */
enum CaseStatus implements SnakeCaseEnum {
  /** For a moderator. */
  OPEN,
  /** For a decision on an appeal. */
  APPEALED,
  /** For nothing. A later report or flag opens it again. */
  DECIDED
}
