package com.onelastai.lab.imageplayground;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** Palettes of old screens, and others. */
enum NamedPalette implements SnakeCaseEnum {
  BLACK_AND_WHITE(0x000000, 0xFFFFFF),
  GAME_BOY(0x0F380F, 0x306230, 0x8BAC0F, 0x9BBC0F),
  CGA(0x000000, 0x55FFFF, 0xFF55FF, 0xFFFFFF),
  PRIMARY(0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0x00FFFF, 0xFF00FF),
  SUNSET(0x1A1423, 0x3D1F4E, 0x7B2D5B, 0xC0425A, 0xEE6C4D, 0xF9A65A, 0xFFE0A3),
  FOREST(0x10180F, 0x1F3320, 0x35562F, 0x5B8144, 0x93A95A, 0xC9C78A, 0xF1ECCF),
  OCEAN(0x07121F, 0x0B2A45, 0x10507A, 0x1E7FA8, 0x4FB3C8, 0x9ADBDD, 0xE6F7F1);

  private final int[] colours;

  NamedPalette(int... colours) {
    this.colours = colours;
  }

  Palette palette() {
    return new Palette(colours);
  }
}
