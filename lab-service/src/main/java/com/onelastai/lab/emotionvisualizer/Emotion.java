package com.onelastai.lab.emotionvisualizer;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The eight basic emotions of Plutchik, in the order of his wheel. */
enum Emotion implements SnakeCaseEnum {
  JOY(0xF2C230),
  TRUST(0x8CBF4B),
  FEAR(0x2F8F63),
  SURPRISE(0x3FA7C9),
  SADNESS(0x3B6FB6),
  DISGUST(0x8A63B0),
  ANGER(0xD6453D),
  ANTICIPATION(0xEE8B33);

  /** How it is drawn. */
  final int colour;

  Emotion(int colour) {
    this.colour = colour;
  }
}
