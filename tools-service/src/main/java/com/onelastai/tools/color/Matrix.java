package com.onelastai.tools.color;

/** Three rows. */
record Matrix(Vector x, Vector y, Vector z) {

  /**
   * @param cells nine, row by row
   */
  static Matrix of(double... cells) {
    return new Matrix(
        new Vector(cells[0], cells[1], cells[2]),
        new Vector(cells[3], cells[4], cells[5]),
        new Vector(cells[6], cells[7], cells[8]));
  }

  Vector times(Vector vector) {
    return new Vector(dot(x, vector), dot(y, vector), dot(z, vector));
  }

  Matrix inverse() {
    Vector a = cross(y, z);
    Vector b = cross(z, x);
    Vector c = cross(x, y);
    double determinant = dot(x, a);
    return of(a.x(), b.x(), c.x(), a.y(), b.y(), c.y(), a.z(), b.z(), c.z()).dividedBy(determinant);
  }

  private Matrix dividedBy(double divisor) {
    return new Matrix(
        x.map(cell -> cell / divisor),
        y.map(cell -> cell / divisor),
        z.map(cell -> cell / divisor));
  }

  private static double dot(Vector a, Vector b) {
    return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
  }

  private static Vector cross(Vector a, Vector b) {
    return new Vector(
        a.y() * b.z() - a.z() * b.y(),
        a.z() * b.x() - a.x() * b.z(),
        a.x() * b.y() - a.y() * b.x());
  }
}
