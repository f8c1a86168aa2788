package com.onelastai.lab.neuralart;

import java.awt.geom.AffineTransform;

/**
 * Square tiles that meet at their edges: bands that join to loops where the theme is curved,
 * otherwise plain shapes. An ordered picture is mirrored in both directions.
 */
final class TilingPainter implements Painter {

  @Override
  public void paint(Canvas canvas, Theme theme, Chance chance) {
    Palette palette = theme.palette();
    canvas.ground(palette.ground().getFirst(), palette.ground().getLast());
    double side = Canvas.SIDE / Math.round(theme.byDensity(5, 11));
    Grid grid =
        new Grid(
            side,
            (int) Math.ceil(canvas.width / side),
            (int) Math.ceil(canvas.height / side),
            theme.symmetry() > 0.45,
            chance.next());
    Tile tile =
        theme.curvature() > 0.55
            ? new BandTile(palette, chance)
            : new ShapeTile(palette, theme.byDensity(0.12, 0.34));
    AffineTransform before = canvas.pen.getTransform();
    canvas.pen.translate(
        (canvas.width - grid.columns * side) / 2, (canvas.height - grid.rows * side) / 2);
    for (int row = 0; row < grid.rows; row++) {
      for (int column = 0; column < grid.columns; column++) {
        grid.draw(canvas, tile, column, row);
      }
    }
    canvas.pen.setTransform(before);
  }

  /** A kind of tiles. */
  interface Tile {

    /** Draws one in the square from 0 to 1. */
    void draw(Canvas canvas, Chance chance);
  }

  private record Grid(double side, int columns, int rows, boolean mirrored, long seed) {

    void draw(Canvas canvas, Tile tile, int column, int row) {
      boolean right = mirrored && column >= (columns + 1) / 2;
      boolean below = mirrored && row >= (rows + 1) / 2;
      // Tiles that mirror each other make the same choices.
      long cell = (right ? columns - 1 - column : column) * 4099L + (below ? rows - 1 - row : row);
      AffineTransform before = canvas.pen.getTransform();
      canvas.pen.translate((column + (right ? 1 : 0)) * side, (row + (below ? 1 : 0)) * side);
      canvas.pen.scale(right ? -side : side, below ? -side : side);
      tile.draw(canvas, new Chance(seed ^ cell * 0x9E3779B97F4A7C15L));
      canvas.pen.setTransform(before);
    }
  }
}
