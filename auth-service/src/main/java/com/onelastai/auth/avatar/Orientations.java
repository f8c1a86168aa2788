package com.onelastai.auth.avatar;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/** Turns pictures as their EXIF data say that the camera was held. */
final class Orientations {

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Orientations() {}

  static BufferedImage upright(
      BufferedImage image, ImageFormat format, ImageReader reader, byte[] file) throws IOException {
    Orientation orientation =
        switch (format) {
          case JPEG -> ExifUtils.getExifOrientation(reader, 0);
          case PNG -> ExifChunk.inPng(file).map(Orientations::read).orElse(null);
          case WEBP -> ExifChunk.inWebp(file).map(Orientations::read).orElse(null);
        };
    return orientation == null || orientation == Orientation.TOP_LEFT
        ? image
        : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
  }

  /** Chunks hold EXIF data without the mark that stands before it in a JPEG, or with it. */
  private static @Nullable Orientation read(byte[] chunk) {
    byte[] marked = chunk;
    if (chunk.length < EXIF.length || !Arrays.equals(chunk, 0, EXIF.length, EXIF, 0, EXIF.length)) {
      marked = Arrays.copyOf(EXIF, EXIF.length + chunk.length);
      System.arraycopy(chunk, 0, marked, EXIF.length, chunk.length);
    }
    return ExifUtils.getOrientationFromExif(marked);
  }
}
