package com.onelastai.lab.personalitymirror;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(
    name = "PersonalityLevel",
    description = "`low` is below the 30th percentile of the sample, `high` above the 70th")
enum Level implements SnakeCaseEnum {
  LOW,
  AVERAGE,
  HIGH;

  private static final double LOW_BELOW = 30;
  private static final double HIGH_ABOVE = 70;

  static Level of(double percentile) {
    if (percentile < LOW_BELOW) {
      return LOW;
    }
    return percentile > HIGH_ABOVE ? HIGH : AVERAGE;
  }
}
