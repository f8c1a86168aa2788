package com.onelastai.support.vacancy;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How far the team is with an application. */
enum ApplicationStatus implements SnakeCaseEnum {
  RECEIVED,
  REVIEWING,
  INTERVIEW,
  REJECTED,
  HIRED
}
