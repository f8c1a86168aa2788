package com.onelastai.lab.neuralart;

/**
 * What a prompt's words say about a picture.
 *
 * @param style never {@link Style#AUTO}
 * @param density how much is drawn, 0 to 1
 * @param curvature from straight to curved, 0 to 1
 * @param symmetry from grown to ordered, 0 to 1
 */
record Theme(Palette palette, Style style, double density, double curvature, double symmetry) {

  /** A value between the two, by density. */
  double byDensity(double sparse, double dense) {
    return sparse + (dense - sparse) * density;
  }

  double byCurvature(double straight, double curved) {
    return straight + (curved - straight) * curvature;
  }
}
