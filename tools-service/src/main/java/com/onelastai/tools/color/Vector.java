package com.onelastai.tools.color;

import java.util.function.DoubleUnaryOperator;

/** The three coordinates of a color. */
record Vector(double x, double y, double z) {

  Vector map(DoubleUnaryOperator each) {
    return new Vector(each.applyAsDouble(x), each.applyAsDouble(y), each.applyAsDouble(z));
  }

  Vector times(Vector other) {
    return new Vector(x * other.x, y * other.y, z * other.z);
  }

  boolean isWithin(double min, double max) {
    return Math.min(x, Math.min(y, z)) >= min && Math.max(x, Math.max(y, z)) <= max;
  }

  double distance(Vector other) {
    return Math.hypot(Math.hypot(x - other.x, y - other.y), z - other.z);
  }
}
