package com.onelastai.tools.color;

/**
 * What people see who lack one kind of cones: Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
 */
enum ColorBlindness {
  PROTANOPIA(
      Matrix.of(
          0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
          1.051998)),
  DEUTERANOPIA(
      Matrix.of(
          0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
          0.968881)),
  TRITANOPIA(
      Matrix.of(
          1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
          0.303900));

  private final Matrix matrix;

  ColorBlindness(Matrix matrix) {
    this.matrix = matrix;
  }

  Color simulate(Color color) {
    Vector light = Color.of(Space.SRGB, color.srgb(), 1).in(Space.SRGB_LINEAR);
    Vector seen = matrix.times(light).map(value -> Math.clamp(value, 0, 1));
    return Color.of(Space.SRGB_LINEAR, seen, color.alpha());
  }
}
