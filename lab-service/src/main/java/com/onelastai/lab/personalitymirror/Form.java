package com.onelastai.lab.personalitymirror;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "PersonalityForm", description = "`short` has 20 items, `long` has 50")
enum Form implements SnakeCaseEnum {
  SHORT,
  LONG
}
