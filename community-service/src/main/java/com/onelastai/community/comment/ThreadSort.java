package com.onelastai.community.comment;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** In which order threads are read; replies are read oldest first. */
enum ThreadSort implements SnakeCaseEnum {
  OLDEST,
  NEWEST,
  /** The most liked first. */
  TOP
}
