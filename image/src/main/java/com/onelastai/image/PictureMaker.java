package com.onelastai.image;

import com.onelastai.starter.problem.ApiException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;

/** Converts an uploaded picture to PNG; the file may be hostile. */
@AutoConfiguration
public class PictureMaker {

  private static final long MAX_PIXELS = 50_000_000;

  /** Of a picture that is decoded beside another. */
  private static final long USUAL_PIXELS = 25_000_000;

  /** Readers buffer several rows of an image, with up to 8 bytes per pixel. */
  private static final int MAX_SIDE = 20_000;

  private static final int DECODERS = 2;

  /**
   * A file and its pixels need up to 105 MB, twice as much if they are many, so few are decoded at
   * the same time.
   */
  private final Semaphore decoders = new Semaphore(DECODERS);

  /** What of a picture is kept. */
  public enum Crop {
    NONE,
    /** The square at its centre. */
    SQUARE
  }

  /**
   * @param side the longest that the PNG may have, in pixels
   * @throws ApiException 415 {@code unsupported_image} or 400 {@code image_too_large}
   */
  public byte[] png(InputStreamSource upload, Crop crop, int side) {
    try (InputStream content = upload.getInputStream()) {
      return png(content.readAllBytes(), crop, side);
    } catch (IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalStateException
        | NullPointerException broken) {
      // Decoders throw these for broken files.
      throw unsupported(broken);
    }
  }

  private byte[] png(byte[] file, Crop crop, int side) throws IOException {
    ImageFormat format = ImageFormat.of(file).orElseThrow(() -> unsupported(null));
    if (format == ImageFormat.JPEG && JpegEnd.isMissing(file)) {
      throw unsupported(null);
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.reader).next();
    try (ImageInputStream input = new FiniteImageInput(file)) {
      reader.setInput(input);
      int permits = checkedPixels(reader) > USUAL_PIXELS ? DECODERS : 1;
      decoders.acquireUninterruptibly(permits);
      try {
        BufferedImage picture = ColourProfiles.standard(decode(reader, crop, side), format, file);
        return encode(Orientations.upright(picture, format, reader, file), crop, side);
      } finally {
        decoders.release(permits);
      }
    } finally {
      reader.dispose();
    }
  }

  private static long checkedPixels(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "image_too_large",
          "The picture has more than %d million pixels, or a side of more than %d."
              .formatted(MAX_PIXELS / 1_000_000, MAX_SIDE));
    }
    return width * height;
  }

  private static BufferedImage decode(ImageReader reader, Crop crop, int side) throws IOException {
    Rectangle region = region(reader.getWidth(0), reader.getHeight(0), crop);
    // Subsampling of large images: twice the final resolution is enough.
    int step = Math.max(1, Math.max(region.width, region.height) / (2 * side));
    ImageReadParam sampled = reader.getDefaultReadParam();
    sampled.setSourceRegion(region);
    sampled.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, sampled);
  }

  private static Rectangle region(int width, int height, Crop crop) {
    int square = Math.min(width, height);
    return switch (crop) {
      case NONE -> new Rectangle(width, height);
      case SQUARE -> new Rectangle((width - square) / 2, (height - square) / 2, square, square);
    };
  }

  private static byte[] encode(BufferedImage image, Crop crop, int side) throws IOException {
    int longest =
        switch (crop) {
          case NONE -> Math.max(image.getWidth(), image.getHeight());
          case SQUARE -> Math.min(image.getWidth(), image.getHeight());
        };
    int size = Math.min(side, longest);
    Thumbnails.Builder<BufferedImage> thumbnail = Thumbnails.of(image).size(size, size);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    (crop == Crop.SQUARE ? thumbnail.crop(Positions.CENTER) : thumbnail)
        .imageType(BufferedImage.TYPE_INT_ARGB)
        .outputFormat("png")
        .toOutputStream(png);
    return png.toByteArray();
  }

  private static ApiException unsupported(@Nullable Exception cause) {
    return new ApiException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported_image",
        "The picture must be a whole PNG, JPEG, GIF or WebP file.",
        cause);
  }

  /**
   * Fails at repeated reads after the end of the file. The WebP reader otherwise reads zeros there,
   * for minutes if the file is broken.
   */
  static final class FiniteImageInput extends MemoryCacheImageInputStream {

    /** Readers look ahead, so valid files are also read at their end more than once. */
    private static final int MAX_READS_AT_END = 1000;

    private int readsAtEnd;

    FiniteImageInput(byte[] file) {
      super(new ByteArrayInputStream(file));
    }

    @Override
    public int read() throws IOException {
      return checked(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return checked(super.read(target, offset, length));
    }

    private int checked(int read) throws IOException {
      if (read < 0 && ++readsAtEnd > MAX_READS_AT_END) {
        throw new IOException("The picture goes on after its file ends");
      }
      return read;
    }
  }
}
