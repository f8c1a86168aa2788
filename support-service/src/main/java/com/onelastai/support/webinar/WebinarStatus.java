package com.onelastai.support.webinar;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** Whether a webinar takes place. */
enum WebinarStatus implements SnakeCaseEnum {
  SCHEDULED,
  CANCELLED
}
