package com.onelastai.community.suggestion;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The part of the platform that a suggestion is about. */
enum SuggestionCategory implements SnakeCaseEnum {
  AGENTS,
  TOOLS,
  LAB,
  BILLING,
  COMMUNITY,
  OTHER
}
