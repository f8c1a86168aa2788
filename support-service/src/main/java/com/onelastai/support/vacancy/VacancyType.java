package com.onelastai.support.vacancy;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How somebody is employed. */
enum VacancyType implements SnakeCaseEnum {
  FULL_TIME,
  PART_TIME,
  CONTRACT,
  INTERNSHIP
}
