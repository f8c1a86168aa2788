package com.onelastai.support.consultation;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** Whether a consultation takes place. */
enum ConsultationStatus implements SnakeCaseEnum {
  BOOKED,
  CANCELLED
}
