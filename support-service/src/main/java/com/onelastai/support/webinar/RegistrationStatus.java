package com.onelastai.support.webinar;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a registration gives. */
enum RegistrationStatus implements SnakeCaseEnum {
  /** A place on the waiting list. */
  WAITING,
  /** A seat. */
  REGISTERED,
  /** Nothing any more. */
  LEFT
}
