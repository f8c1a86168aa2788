package com.onelastai.community.moderation;

import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a case is about. */
enum Kind implements SnakeCaseEnum {
  POST,
  COMMENT,
  SUGGESTION,
  /** Not something that a member wrote, but how they behave. */
  MEMBER;

  static Kind of(ContentKind kind) {
    return valueOf(kind.name());
  }

  ContentKind ofContent() {
    return ContentKind.valueOf(name());
  }

  String caseId(String contentId) {
    return value() + "." + contentId;
  }
}
