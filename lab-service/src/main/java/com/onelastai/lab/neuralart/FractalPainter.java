package com.onelastai.lab.neuralart;

/** Julia's and Mandelbrot's sets by escape time, lit from the side as if they were a relief. */
final class FractalPainter implements Painter {

  private static final int MOST = 420;
  private static final double ESCAPE = 1e4;
  private static final int COLOURS = 1024;

  /** Real and imaginary part of Julia's constant. */
  private static final double[][] JULIA = {
    {-0.8, 0.156}, {-0.7269, 0.1889}, {0.285, 0.01}, {-0.4, 0.6}, {-0.835, -0.2321},
    {-0.70176, -0.3842}, {0.355, 0.355}, {-0.123, 0.745}, {-0.391, -0.587}, {-0.1011, 0.9563},
    {-0.54, 0.54}, {0.37, 0.1}, {-0.194, 0.6557}, {-0.75, 0.11}
  };

  /** Centre and half the height of places in Mandelbrot's set. */
  private static final double[][] PLACES = {
    {-0.7453, 0.1127, 0.0065}, {-0.088, 0.654, 0.03}, {-0.16, 1.0405, 0.026},
    {-0.722, 0.246, 0.019}, {-1.25066, 0.02012, 0.0017}, {-0.7463, 0.1102, 0.005},
    {0.2859, 0.0115, 0.006}, {-0.745428, 0.113009, 0.0003}, {-0.5503, 0.6259, 0.012}
  };

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Plane plane = plane(canvas, theme, chance);
    int[] ramp = ramp(theme.palette(), chance);
    int columns = canvas.image.getWidth();
    int rows = canvas.image.getHeight();
    int[] pixels = canvas.pixels();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        pixels[y * columns + x] = pixel(plane, ramp, x - columns / 2.0, y - rows / 2.0);
      }
    }
  }

  /** The mean of four samples. */
  private static int pixel(Plane plane, int[] ramp, double x, double y) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int sample = 0; sample < 4; sample++) {
      double dx = (sample & 1) * 0.5 + (sample >> 1) * 0.12;
      double dy = (sample >> 1) * 0.5 - (sample & 1) * 0.12;
      int colour = plane.colour(x + dx, y + dy, ramp);
      red += colour >> 16 & 0xFF;
      green += colour >> 8 & 0xFF;
      blue += colour & 0xFF;
    }
    return red / 4 << 16 | green / 4 << 8 | blue / 4;
  }

  /** From the ground through the inks and back, so that it may repeat. */
  private static int[] ramp(Palette palette, Chance chance) {
    int[] inks = palette.byLightness();
    int ground = palette.ground().getFirst();
    int[] way = new int[inks.length + 2];
    way[0] = palette.isDark() ? ground : Colours.shade(inks[0], -0.35);
    System.arraycopy(inks, 0, way, 1, inks.length);
    way[inks.length + 1] = palette.isDark() ? inks[inks.length - 1] : ground;
    int accent = palette.ink(chance);
    int[] steps = Palette.steps(way, COLOURS / 2);
    int[] ramp = new int[COLOURS];
    for (int i = 0; i < COLOURS / 2; i++) {
      ramp[i] = steps[i];
      // At both ends as the way there, so that no edge shows where it repeats.
      double share = 0.35 * StrictMath.sin(2 * Math.PI * i / COLOURS);
      ramp[COLOURS - 1 - i] = Colours.mix(steps[i], accent, share);
    }
    return ramp;
  }

  private static Plane plane(Canvas canvas, Theme theme, Chance chance) {
    double angle = chance.between(0, 2 * Math.PI);
    double colours = theme.byDensity(0.16, 0.34);
    double pixels = Math.min(canvas.image.getWidth(), canvas.image.getHeight());
    if (chance.in(0.68)) {
      double[] c = JULIA[chance.below(JULIA.length)];
      double view = theme.byDensity(2.5, 1.4);
      return new Plane(
          true,
          c[0] + chance.between(-0.004, 0.004),
          c[1] + chance.between(-0.004, 0.004),
          0,
          0,
          view / pixels,
          angle,
          colours,
          chance.between(0, 1));
    }
    double[] place = PLACES[chance.below(PLACES.length)];
    double view = 2 * place[2] * theme.byDensity(1.3, 0.8);
    return new Plane(
        false, 0, 0, place[0], place[1], view / pixels, angle, colours, chance.between(0, 1));
  }

  /**
   * @param julia otherwise Mandelbrot's
   * @param unit the distance of two pixels
   * @param colours how fast the colours change
   */
  private record Plane(
      boolean julia,
      double cx,
      double cy,
      double centreX,
      double centreY,
      double unit,
      double angle,
      double colours,
      double offset) {

    int colour(double column, double row, int[] ramp) {
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double px = centreX + (column * cos - row * sin) * unit;
      double py = centreY + (column * sin + row * cos) * unit;
      double x = julia ? px : 0;
      double y = julia ? py : 0;
      double addX = julia ? cx : px;
      double addY = julia ? cy : py;
      double slopeX = 1;
      double slopeY = 0;
      double nearest = Double.MAX_VALUE;
      for (int i = 0; i < MOST; i++) {
        double square = x * x + y * y;
        if (square > ESCAPE) {
          return outside(i, x, y, slopeX, slopeY, ramp);
        }
        nearest = i == 0 ? nearest : Math.min(nearest, square);
        double nextSlopeX = 2 * (x * slopeX - y * slopeY) + (julia ? 0 : 1);
        slopeY = 2 * (x * slopeY + y * slopeX);
        slopeX = nextSlopeX;
        double nextX = x * x - y * y + addX;
        y = 2 * x * y + addY;
        x = nextX;
      }
      return inside(nearest, ramp);
    }

    /** The colour by the smooth number of steps, the light by the slope. */
    private int outside(int steps, double x, double y, double slopeX, double slopeY, int[] ramp) {
      double size = StrictMath.log(x * x + y * y) / 2;
      double smooth = steps + 1 - StrictMath.log(size / StrictMath.log(2)) / StrictMath.log(2);
      double position = offset + colours * StrictMath.log(1 + Math.max(0, smooth)) * 2;
      int colour = ramp[(int) ((position - Math.floor(position)) * COLOURS) % COLOURS];
      double length = slopeX * slopeX + slopeY * slopeY;
      double ux = (x * slopeX + y * slopeY) / length;
      double uy = (y * slopeX - x * slopeY) / length;
      double norm = Math.sqrt(ux * ux + uy * uy);
      double facing = norm > 0 ? (ux * 0.7071 + uy * 0.7071) / norm : 0;
      return lit(colour, 0.62 + 0.38 * (facing + 1.3) / 2.3);
    }

    private static int inside(double nearest, int[] ramp) {
      double position = Math.min(0.45, Math.sqrt(nearest) * 0.35);
      return lit(ramp[(int) (position * COLOURS)], 0.8);
    }

    private static int lit(int colour, double light) {
      int red = (int) Math.min(255, (colour >> 16 & 0xFF) * light);
      int green = (int) Math.min(255, (colour >> 8 & 0xFF) * light);
      int blue = (int) Math.min(255, (colour & 0xFF) * light);
      return red << 16 | green << 8 | blue;
    }
  }
}
