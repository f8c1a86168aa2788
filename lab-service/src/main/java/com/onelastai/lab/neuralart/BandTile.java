package com.onelastai.lab.neuralart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A tile with bands of lines that run from edge to edge (Truchet's tiles), so that they join
 * whatever way it lies.
 */
final class BandTile implements TilingPainter.Tile {

  private final int[] lines;
  private final int[] colours;
  private final int ground;

  BandTile(Palette palette, Chance chance) {
    int[] inks = palette.visible();
    ground = palette.ground().getFirst();
    // The same from both sides of the middle: a line meets its like at each edge.
    lines = new int[] {0, 1, 2, 3, 2, 1, 0};
    colours = new int[] {chance.pick(inks), chance.pick(inks), chance.pick(inks), inks[0]};
  }

  @Override
  public void draw(Canvas canvas, Chance choice) {
    int kind = choice.below(8);
    canvas.pen.rotate(choice.below(2) * Math.PI / 2, 0.5, 0.5);
    if (kind == 0) {
      straight(canvas, 0);
      straight(canvas, Math.PI / 2);
      return;
    }
    arcs(canvas, 0, 0);
    arcs(canvas, 1, 1);
  }

  private void straight(Canvas canvas, double angle) {
    AffineTransform before = canvas.pen.getTransform();
    canvas.pen.rotate(angle, 0.5, 0.5);
    double width = 0.94 / lines.length;
    canvas.fill(new Rectangle2D.Double(-0.001, 0.03, 1.002, 0.94), ground, 1);
    for (int i = 0; i < lines.length; i++) {
      double y = 0.03 + (i + 0.5) * width;
      Path2D line = new Path2D.Double();
      line.moveTo(0, y);
      line.lineTo(1, y);
      butt(canvas, line, width * 0.72, colours[lines[i]]);
    }
    canvas.pen.setTransform(before);
  }

  private void arcs(Canvas canvas, double x, double y) {
    double width = 0.94 / lines.length;
    canvas.fill(ShapeTile.quarter(x, y, 0.97), ground, 1);
    for (int i = lines.length - 1; i >= 0; i--) {
      double radius = 0.03 + (i + 0.5) * width;
      Arc2D arc = ShapeTile.quarter(x, y, radius);
      arc.setArcType(Arc2D.OPEN);
      butt(canvas, arc, width * 0.72, colours[lines[i]]);
    }
  }

  private static void butt(Canvas canvas, Shape shape, double thickness, int colour) {
    canvas.pen.setPaint(Colours.awt(colour, 1));
    canvas.pen.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    canvas.pen.draw(shape);
  }
}
