package com.onelastai.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures whose left half is blue and whose right half is red. */
public final class TestImages {

  private TestImages() {}

  public static byte[] png(int width, int height) {
    return encode(image(width, height, BufferedImage.TYPE_INT_ARGB), "png");
  }

  public static byte[] jpeg(int width, int height) {
    return encode(image(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
  }

  public static byte[] gif() {
    return encode(image(60, 40, BufferedImage.TYPE_INT_RGB), "gif");
  }

  /** 60 x 40, lossy. */
  public static byte[] webp() {
    try (InputStream file = TestImages.class.getResourceAsStream("two-colours.webp")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A lossless WebP with 200 random bytes of data. */
  static byte[] webpOfNoise(int width, int height, int seed) {
    byte[] noise = new byte[195];
    new Random(seed).nextBytes(noise);
    return ByteBuffer.allocate(220)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(US_ASCII))
        .putInt(212)
        .put("WEBPVP8L".getBytes(US_ASCII))
        .putInt(200)
        .put((byte) 0x2F)
        .putInt((width - 1) | (height - 1) << 14)
        .put(noise)
        .array();
  }

  /** EXIF data with the orientation of the camera. */
  static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put("MM\0*".getBytes(US_ASCII))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  static byte[] jpegWith(byte[] exif, byte[] jpeg) {
    ByteBuffer segment = ByteBuffer.allocate(jpeg.length + exif.length + 10);
    segment.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
    segment.put("Exif\0\0".getBytes(US_ASCII)).put(exif);
    return segment.put(jpeg, 2, jpeg.length - 2).array();
  }

  static byte[] pngWith(byte[] exif, byte[] png) {
    return pngWith("eXIf", exif, png);
  }

  static byte[] pngWith(String name, byte[] data, byte[] png) {
    int header = 8 + 25;
    byte[] chunk = new byte[data.length + 12];
    ByteBuffer buffer = ByteBuffer.wrap(chunk);
    buffer.putInt(data.length).put(name.getBytes(US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk, 4, data.length + 4);
    buffer.putInt((int) crc.getValue());
    return ByteBuffer.allocate(png.length + chunk.length)
        .put(png, 0, header)
        .put(chunk)
        .put(png, header, png.length - header)
        .array();
  }

  /** In the extended format, where EXIF data are behind the picture. */
  static byte[] webpWith(byte[] exif, byte[] webp, int width, int height) {
    int start = new String(webp, ISO_8859_1).indexOf("VP8 ");
    byte[] picture = Arrays.copyOfRange(webp, start, webp.length);
    ByteBuffer file =
        ByteBuffer.allocate(12 + 18 + picture.length + 8 + exif.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(US_ASCII)).putInt(file.capacity() - 8);
    file.put("WEBPVP8X".getBytes(US_ASCII)).putInt(10).putInt(0x08);
    put24(file, width - 1);
    put24(file, height - 1);
    file.put(picture).put("EXIF".getBytes(US_ASCII)).putInt(exif.length);
    return file.put(exif).array();
  }

  /** A small PNG whose header claims this size. */
  public static byte[] pngThatClaims(int width, int height) {
    byte[] png = png(10, 10);
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  public static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put24(ByteBuffer buffer, int value) {
    buffer.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }

  private static BufferedImage image(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.dispose();
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
