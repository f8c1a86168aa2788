package com.onelastai.lab.neuralart;

import java.util.BitSet;

/** Clifford's attractor: where a formula moves a point, more brightly the more often. */
final class AttractorPainter implements Painter {

  private static final int POINTS_PER_PIXEL = 4;
  private static final int COLOURS = 512;
  private static final double REACH = 3.1;
  private static final int MOST_TRIES = 150;

  /** Cells that a path visits; fewer look thin. */
  private static final int WANTED = 2900;

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Formula formula = formula(theme, chance);
    int columns = canvas.image.getWidth();
    int rows = canvas.image.getHeight();
    Exposure exposure = new Exposure(columns, rows, formula, chance.between(0, 2 * Math.PI));
    exposure.expose(columns * rows * POINTS_PER_PIXEL);
    develop(canvas, exposure, theme, chance);
  }

  /** Most formulas end in a few points, so one is searched that fills the picture. */
  private static Formula formula(Theme theme, Chance chance) {
    Formula best = new Formula(-1.4, 1.6, 1.0, 0.7);
    int most = 0;
    for (int i = 0; i < MOST_TRIES && most < WANTED; i++) {
      double wild = theme.byCurvature(1.7, 2.3);
      Formula tried =
          new Formula(
              chance.between(1.2, wild) * (chance.in(0.5) ? 1 : -1),
              chance.between(1.2, wild) * (chance.in(0.5) ? 1 : -1),
              chance.between(-1.3, 1.3),
              chance.between(-1.3, 1.3));
      int spread = tried.spread();
      if (spread > most) {
        most = spread;
        best = tried;
      }
    }
    return best;
  }

  private static void develop(Canvas canvas, Exposure exposure, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    int[] inks = palette.byLightness();
    int shift = chance.below(COLOURS);
    int[] ramp = Palette.steps(inks, COLOURS);
    int[] pixels = canvas.pixels();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    double full = StrictMath.log(1 + exposure.bright());
    for (int i = 0; i < pixels.length; i++) {
      double count = exposure.counts[i];
      if (count > 0) {
        double light = Math.min(1, StrictMath.log(1 + count) / full);
        int hue = (int) (exposure.hues[i] / count * (COLOURS - 1));
        int colour = ramp[Math.abs((hue + shift) % (2 * COLOURS) - COLOURS) % COLOURS];
        pixels[i] = blend(pixels[i], colour, palette.isDark(), light);
      }
    }
  }

  private static int blend(int ground, int colour, boolean dark, double light) {
    double cover = StrictMath.pow(light, 0.8);
    int mixed = linear(ground, colour, Math.min(1, cover * 1.15));
    double end = Math.max(0, (light - 0.62) / 0.38) * 0.75;
    return linear(mixed, dark ? 0xFFF8EC : 0x101018, end);
  }

  private static int linear(int from, int to, double share) {
    int red = (int) ((from >> 16 & 0xFF) + ((to >> 16 & 0xFF) - (from >> 16 & 0xFF)) * share);
    int green = (int) ((from >> 8 & 0xFF) + ((to >> 8 & 0xFF) - (from >> 8 & 0xFF)) * share);
    int blue = (int) ((from & 0xFF) + ((to & 0xFF) - (from & 0xFF)) * share);
    return red << 16 | green << 8 | blue;
  }

  private record Formula(double a, double b, double c, double d) {

    double x(double x, double y) {
      return StrictMath.sin(a * y) + c * StrictMath.cos(a * x);
    }

    double y(double x, double y) {
      return StrictMath.sin(b * x) + d * StrictMath.cos(b * y);
    }

    /** How many of 100 times 100 cells a path of it visits. */
    int spread() {
      BitSet cells = new BitSet();
      double x = 0.1;
      double y = 0.1;
      for (int i = 0; i < 20_000; i++) {
        double nextX = x(x, y);
        y = y(x, y);
        x = nextX;
        cells.set((int) ((x + REACH) * 16) * 100 + (int) ((y + REACH) * 16));
      }
      return cells.cardinality();
    }
  }

  /** How often each pixel was met, and from how far the point came. */
  private static final class Exposure {

    private final int columns;
    private final int rows;
    private final Formula formula;
    private final double cos;
    private final double sin;
    private final float[] counts;
    private final float[] hues;
    private final double[] frame;

    Exposure(int columns, int rows, Formula formula, double angle) {
      this.columns = columns;
      this.rows = rows;
      this.formula = formula;
      cos = StrictMath.cos(angle);
      sin = StrictMath.sin(angle);
      counts = new float[columns * rows];
      hues = new float[columns * rows];
      frame = frame();
    }

    /** Left, top, right and bottom of what the path covers, once it is turned. */
    private double[] frame() {
      double[] found = {REACH, REACH, -REACH, -REACH};
      double x = 0.1;
      double y = 0.1;
      for (int i = 0; i < 20_000; i++) {
        double nextX = formula.x(x, y);
        y = formula.y(x, y);
        x = nextX;
        double turnedX = x * cos - y * sin;
        double turnedY = x * sin + y * cos;
        if (i > 20) {
          found[0] = Math.min(found[0], turnedX);
          found[1] = Math.min(found[1], turnedY);
          found[2] = Math.max(found[2], turnedX);
          found[3] = Math.max(found[3], turnedY);
        }
      }
      return found;
    }

    void expose(int points) {
      double unit = 0.86 * Math.min(columns / (frame[2] - frame[0]), rows / (frame[3] - frame[1]));
      double middleX = (frame[0] + frame[2]) / 2;
      double middleY = (frame[1] + frame[3]) / 2;
      double x = 0.1;
      double y = 0.1;
      for (int i = 0; i < points; i++) {
        double nextX = formula.x(x, y);
        double nextY = formula.y(x, y);
        double moved = Math.min(1, (Math.abs(nextX - x) + Math.abs(nextY - y)) / 4.5);
        x = nextX;
        y = nextY;
        double column = columns / 2.0 + (x * cos - y * sin - middleX) * unit;
        double row = rows / 2.0 + (x * sin + y * cos - middleY) * unit;
        splat(column, row, moved);
      }
    }

    /** Shared among the four pixels around the point, so that edges are smooth. */
    private void splat(double column, double row, double hue) {
      int left = (int) Math.floor(column);
      int top = (int) Math.floor(row);
      double u = column - left;
      double v = row - top;
      add(left, top, (1 - u) * (1 - v), hue);
      add(left + 1, top, u * (1 - v), hue);
      add(left, top + 1, (1 - u) * v, hue);
      add(left + 1, top + 1, u * v, hue);
    }

    private void add(int column, int row, double share, double hue) {
      if (column >= 0 && row >= 0 && column < columns && row < rows) {
        counts[row * columns + column] += (float) share;
        hues[row * columns + column] += (float) (share * hue);
      }
    }

    /** A count that few pixels exceed. */
    double bright() {
      double squares = 0;
      double sum = 1;
      for (float count : counts) {
        squares += (double) count * count;
        sum += count;
      }
      return Math.max(20, squares / sum * 1.6);
    }
  }
}
