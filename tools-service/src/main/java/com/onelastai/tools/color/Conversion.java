package com.onelastai.tools.color;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** From one color space to another, and back. */
record Conversion(UnaryOperator<Vector> to, UnaryOperator<Vector> back) {

  static Conversion linear(Matrix matrix) {
    return new Conversion(matrix::times, matrix.inverse()::times);
  }

  /** Of each coordinate alone. */
  static Conversion curve(DoubleUnaryOperator to, DoubleUnaryOperator back) {
    return new Conversion(vector -> vector.map(to), vector -> vector.map(back));
  }

  Conversion then(Conversion next) {
    return new Conversion(
        vector -> next.to.apply(to.apply(vector)), vector -> back.apply(next.back.apply(vector)));
  }
}
