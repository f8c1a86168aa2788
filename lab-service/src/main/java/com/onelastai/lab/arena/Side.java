package com.onelastai.lab.arena;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

/** Side 1 speaks first in each round. */
@Schema(name = "ArenaSide")
public enum Side implements SnakeCaseEnum {
  SIDE1,
  SIDE2;

  public Side other() {
    return this == SIDE1 ? SIDE2 : SIDE1;
  }
}
