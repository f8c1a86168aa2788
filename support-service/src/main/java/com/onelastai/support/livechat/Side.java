package com.onelastai.support.livechat;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The two ends of a chat. */
enum Side implements SnakeCaseEnum {
  USER,
  SUPPORT;

  /** The field that says how many messages this side has read. */
  String readField() {
    return value() + "Read";
  }

  /** The field that says until when this side is writing. */
  String typingField() {
    return value() + "TypingUntil";
  }

  /** The field that says when this side was last connected. */
  String seenField() {
    return value() + "SeenAt";
  }
}
