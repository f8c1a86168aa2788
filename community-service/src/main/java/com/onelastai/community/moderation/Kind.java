package com.onelastai.community.moderation;

import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Arrays;
import java.util.Optional;

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

  /** Empty if it is the id of no case. */
  static Optional<Kind> ofCase(String caseId) {
    return Arrays.stream(values()).filter(kind -> caseId.startsWith(kind.caseId(""))).findFirst();
  }

  String caseId(String contentId) {
    return value() + "." + contentId;
  }
}
