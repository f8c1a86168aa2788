package com.onelastai.auth.avatar;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/** Turns images upright by the orientation in their EXIF data. */
final class Orientations {

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private static final int PNG_HEADER = 8;
  private static final int PNG_CHECKSUM = 4;
  private static final int WEBP_HEADER = 12;

  private Orientations() {}

  static BufferedImage upright(
      BufferedImage image, ImageFormat format, ImageReader reader, byte[] file) throws IOException {
    Orientation orientation =
        switch (format) {
          case JPEG -> ExifUtils.getExifOrientation(reader, 0);
          case PNG -> inPng(file).map(Orientations::read).orElse(null);
          case WEBP -> inWebp(file).map(Orientations::read).orElse(null);
        };
    return orientation == null || orientation == Orientation.TOP_LEFT
        ? image
        : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
  }

  /** Adds the marker that starts EXIF data in a JPEG, unless the chunk has it. */
  private static @Nullable Orientation read(byte[] chunk) {
    byte[] marked = chunk;
    if (chunk.length < EXIF.length || !Arrays.equals(chunk, 0, EXIF.length, EXIF, 0, EXIF.length)) {
      marked = Arrays.copyOf(EXIF, EXIF.length + chunk.length);
      System.arraycopy(chunk, 0, marked, EXIF.length, chunk.length);
    }
    return ExifUtils.getOrientationFromExif(marked);
  }

  private static Optional<byte[]> inPng(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).position(PNG_HEADER);
    while (buffer.remaining() >= 8) {
      int length = buffer.getInt();
      String name = name(buffer);
      if (length < 0 || length > buffer.remaining()) {
        return Optional.empty();
      }
      if (name.equals("eXIf")) {
        return Optional.of(data(buffer, length));
      }
      skip(buffer, (long) length + PNG_CHECKSUM);
    }
    return Optional.empty();
  }

  private static Optional<byte[]> inWebp(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(WEBP_HEADER);
    while (buffer.remaining() >= 8) {
      String name = name(buffer);
      int length = buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        return Optional.empty();
      }
      if (name.equals("EXIF")) {
        return Optional.of(data(buffer, length));
      }
      // A chunk of odd length has one byte of padding.
      skip(buffer, (long) length + (length & 1));
    }
    return Optional.empty();
  }

  private static String name(ByteBuffer buffer) {
    return new String(data(buffer, 4), StandardCharsets.US_ASCII);
  }

  private static byte[] data(ByteBuffer buffer, int length) {
    byte[] data = new byte[length];
    buffer.get(data);
    return data;
  }

  private static void skip(ByteBuffer buffer, long length) {
    buffer.position((int) Math.min(buffer.limit(), buffer.position() + length));
  }
}
