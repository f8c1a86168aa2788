package com.onelastai.support.notification;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a notification is about. Mails can be switched off by category, except security. */
enum Category implements SnakeCaseEnum {
  BILLING,
  SECURITY,
  SUPPORT,
  COMMUNITY,
  REWARDS;

  /** Whether it reaches users whatever they prefer, and at once. */
  boolean isUrgent() {
    return this == SECURITY;
  }
}
