package com.onelastai.community.suggestion;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What becomes of a suggestion. */
enum Status implements SnakeCaseEnum {
  OPEN,
  PLANNED,
  STARTED,
  DONE,
  DECLINED
}
