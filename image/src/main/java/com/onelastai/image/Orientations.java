package com.onelastai.image;

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
          case GIF -> null;
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
    return pngChunk("eXIf", file);
  }

  static Optional<byte[]> pngChunk(String name, byte[] file) {
    return chunk(name, ByteBuffer.wrap(file).position(PNG_HEADER), true);
  }

  private static Optional<byte[]> inWebp(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    return chunk("EXIF", buffer.position(WEBP_HEADER), false);
  }

  /** PNG has a chunk's length before its name and a checksum behind it; WebP pads odd lengths. */
  private static Optional<byte[]> chunk(String wanted, ByteBuffer buffer, boolean png) {
    while (buffer.remaining() >= 8) {
      int before = png ? buffer.getInt() : 0;
      String name = new String(data(buffer, 4), StandardCharsets.US_ASCII);
      int length = png ? before : buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        return Optional.empty();
      }
      if (name.equals(wanted)) {
        return Optional.of(data(buffer, length));
      }
      long end = (long) buffer.position() + length + (png ? PNG_CHECKSUM : length & 1);
      buffer.position((int) Math.min(buffer.limit(), end));
    }
    return Optional.empty();
  }

  private static byte[] data(ByteBuffer buffer, int length) {
    byte[] data = new byte[length];
    buffer.get(data);
    return data;
  }
}
