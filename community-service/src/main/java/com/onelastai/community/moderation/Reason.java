package com.onelastai.community.moderation;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What is wrong with content, by its reporters and by moderators. */
enum Reason implements SnakeCaseEnum {
  SPAM,
  HARASSMENT,
  HATE,
  SEXUAL,
  VIOLENCE,
  ILLEGAL,
  OFF_TOPIC,
  OTHER
}
