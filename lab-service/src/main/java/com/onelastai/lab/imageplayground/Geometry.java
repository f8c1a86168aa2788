package com.onelastai.lab.imageplayground;

import com.onelastai.lab.experiment.ExperimentFailedException;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;

/** What changes places, not colours. */
final class Geometry {

  private static final int QUADRANT = 90;

  private Geometry() {}

  static BufferedImage crop(BufferedImage picture, int x, int y, int width, int height) {
    if (!new Rectangle(picture.getWidth(), picture.getHeight()).contains(x, y, width, height)) {
      throw new ExperimentFailedException(
          "The part to be cropped lies outside of the picture, which has %d x %d pixels there."
              .formatted(picture.getWidth(), picture.getHeight()));
    }
    BufferedImage part = empty(width, height);
    draw(part, picture, AffineTransform.getTranslateInstance(-x, -y), false);
    return part;
  }

  /** By right angles, each pixel stays as it is. */
  static BufferedImage rotate(BufferedImage picture, double degrees) {
    boolean right = degrees % QUADRANT == 0;
    AffineTransform turn =
        right
            ? AffineTransform.getQuadrantRotateInstance((int) (degrees / QUADRANT))
            : AffineTransform.getRotateInstance(Math.toRadians(degrees));
    Rectangle2D bounds =
        turn.createTransformedShape(new Rectangle(picture.getWidth(), picture.getHeight()))
            .getBounds2D();
    BufferedImage turned =
        empty((int) Math.round(bounds.getWidth()), (int) Math.round(bounds.getHeight()));
    turn.preConcatenate(AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY()));
    draw(turned, picture, turn, !right);
    return turned;
  }

  static BufferedImage resize(
      BufferedImage picture, @Nullable Integer width, @Nullable Integer height) {
    double ratio = (double) picture.getWidth() / picture.getHeight();
    long wide = width != null ? width : height != null ? Math.round(height * ratio) : 0;
    long high = height != null ? height : Math.round(wide / ratio);
    checkSize(Math.max(1, wide), Math.max(1, high));
    try {
      return Thumbnails.of(picture)
          .forceSize(Math.max(1, (int) wide), Math.max(1, (int) high))
          .imageType(BufferedImage.TYPE_INT_ARGB)
          .asBufferedImage();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static BufferedImage empty(int width, int height) {
    checkSize(width, height);
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
  }

  private static void checkSize(long width, long height) {
    if (Math.max(width, height) > Transformation.MAX_SIDE) {
      throw new ExperimentFailedException(
          "The picture would have %d x %d pixels; a side has at most %d. Make it smaller first."
              .formatted(width, height, Transformation.MAX_SIDE));
    }
  }

  private static void draw(
      BufferedImage target, BufferedImage picture, AffineTransform place, boolean between) {
    Graphics2D canvas = target.createGraphics();
    if (between) {
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }
    canvas.drawRenderedImage(picture, place);
    canvas.dispose();
  }
}
