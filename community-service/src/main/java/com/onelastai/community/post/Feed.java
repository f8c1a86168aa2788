package com.onelastai.community.post;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The orders in which posts are listed. */
enum Feed implements SnakeCaseEnum {
  NEW,
  HOT,
  TOP,
  /** The newest with a tag or by an author that the caller follows. */
  FOLLOWING
}
