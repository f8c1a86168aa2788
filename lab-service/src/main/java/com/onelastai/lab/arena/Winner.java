package com.onelastai.lab.arena;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "ArenaWinner", description = "`balanced` if neither side was better")
public enum Winner implements SnakeCaseEnum {
  SIDE1,
  SIDE2,
  BALANCED;

  static Winner of(Side side) {
    return side == Side.SIDE1 ? SIDE1 : SIDE2;
  }
}
