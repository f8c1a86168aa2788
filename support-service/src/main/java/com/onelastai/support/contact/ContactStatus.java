package com.onelastai.support.contact;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How far the team is with a message. */
enum ContactStatus implements SnakeCaseEnum {
  NEW,
  IN_PROGRESS,
  DONE,
  SPAM
}
