package com.onelastai.support.notification;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How a notification reaches its user. */
enum Channel implements SnakeCaseEnum {
  IN_APP,
  MAIL,
  PUSH
}
