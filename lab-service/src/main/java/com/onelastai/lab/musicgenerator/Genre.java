package com.onelastai.lab.musicgenerator;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The genres; {@code styles.json} says how each sounds. */
enum Genre implements SnakeCaseEnum {
  CLASSICAL,
  JAZZ,
  BLUES,
  ROCK,
  POP,
  ELECTRONIC,
  AMBIENT,
  FOLK
}
