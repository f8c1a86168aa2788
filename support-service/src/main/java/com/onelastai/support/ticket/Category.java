package com.onelastai.support.ticket;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a ticket is about. */
public enum Category implements SnakeCaseEnum {
  ACCOUNT,
  BILLING,
  TECHNICAL,
  AGENTS,
  TOOLS,
  FEEDBACK,
  OTHER
}
