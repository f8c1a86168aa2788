package com.onelastai.support.contact;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a message is about. */
enum ContactCategory implements SnakeCaseEnum {
  GENERAL,
  SALES,
  PARTNERSHIP,
  PRESS,
  PRIVACY,
  FEEDBACK
}
