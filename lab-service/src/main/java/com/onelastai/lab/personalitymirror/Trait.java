package com.onelastai.lab.personalitymirror;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

/** The Big Five, as the key of the items names them. */
@Schema(name = "PersonalityTrait")
enum Trait implements SnakeCaseEnum {
  EXTRAVERSION,
  AGREEABLENESS,
  CONSCIENTIOUSNESS,
  EMOTIONAL_STABILITY,
  INTELLECT
}
