package com.onelastai.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.onelastai.image.PictureMaker.Crop;
import com.onelastai.starter.problem.ApiException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;

class PictureMakerTest {

  private final PictureMaker maker = new PictureMaker();

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("png", TestImages.png(60, 40)),
        Arguments.of("jpeg", TestImages.jpeg(60, 40)),
        Arguments.of("gif", TestImages.gif()),
        Arguments.of("webp", TestImages.webp()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyFormatBecomesASquarePng(String format, byte[] file) {
    byte[] png = png(file);
    assertThat(ImageFormat.of(png)).contains(ImageFormat.PNG);
    BufferedImage picture = TestImages.read(png);
    assertSquare(picture, 40);
    assertThat(isBlue(picture, 5, 20)).isTrue();
    assertThat(isRed(picture, 34, 20)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 1500, 512",
    "512, 4000, 512",
    "300, 200, 200",
    "4999, 5000, 512",
    "7000, 5200, 512",
    "1, 1, 1"
  })
  void largePictureIsScaledDown(int width, int height, int side) {
    BufferedImage picture = TestImages.read(png(TestImages.png(width, height)));
    assertSquare(picture, side);
  }

  @Test
  void pictureIsTurnedUprightByItsExifData() {
    byte[] quarterTurn = TestImages.exif(6);
    for (byte[] file :
        new byte[][] {
          TestImages.jpegWith(quarterTurn, TestImages.jpeg(60, 40)),
          TestImages.pngWith(quarterTurn, TestImages.png(60, 40)),
          TestImages.webpWith(quarterTurn, TestImages.webp(), 60, 40)
        }) {
      BufferedImage picture = TestImages.read(png(file));
      // The left side is on top now.
      assertThat(isBlue(picture, 20, 5)).isTrue();
      assertThat(isRed(picture, 20, 34)).isTrue();
    }
  }

  @Test
  void metadataIsRemoved() {
    byte[] exif = TestImages.exif(1);
    byte[] file =
        TestImages.jpegWith(
            concat(exif, "48.2082 N, 16.3738 E".getBytes(US_ASCII)), TestImages.jpeg(60, 40));
    String png = new String(png(file), ISO_8859_1);
    assertThat(new String(file, ISO_8859_1)).contains("48.2082");
    assertThat(png).doesNotContain("48.2082", "Exif", "eXIf", "tEXt", "iTXt", "iCCP");
  }

  @Test
  void transparencyIsKept() {
    BufferedImage picture = TestImages.read(TestImages.png(40, 40));
    picture.setRGB(20, 20, 0);
    byte[] file = TestImages.encode(picture, "png");
    assertThat(TestImages.read(png(file)).getRGB(20, 20) >>> 24).isZero();
  }

  @ParameterizedTest
  @CsvSource({"50000, 50000", "10001, 5000", "25000000, 1", "1, 20001", "2147483647, 2147483647"})
  void tooLargePictureIsRefusedUnread(int width, int height) {
    assertRefused(
        TestImages.pngThatClaims(width, height), HttpStatus.BAD_REQUEST, "image_too_large");
  }

  static Stream<Arguments> otherFiles() {
    return Stream.of(
        Arguments.of("nothing", new byte[0]),
        Arguments.of("text", "hello".getBytes(US_ASCII)),
        Arguments.of("svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(US_ASCII)),
        Arguments.of("bmp", "BM and more".getBytes(US_ASCII)),
        Arguments.of("half a jpeg", half(TestImages.jpeg(600, 400))),
        Arguments.of(
            "half a jpeg with a thumbnail",
            half(TestImages.jpegWith(TestImages.jpeg(20, 20), TestImages.jpeg(600, 400)))),
        Arguments.of("most of a png", half(TestImages.png(600, 400))),
        Arguments.of("signature only", Arrays.copyOf(TestImages.png(10, 10), 8)),
        Arguments.of("half a png", Arrays.copyOf(TestImages.png(10, 10), 40)),
        Arguments.of("half a webp", Arrays.copyOf(TestImages.webp(), 40)),
        Arguments.of("jpeg signature", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherFiles")
  void anythingElseIsRefused(String name, byte[] file) {
    assertRefused(file, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_image");
  }

  @Test
  void truncatedFileIsRefusedQuickly() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] file = TestImages.webpOfNoise(5000, 5000, seed);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertRefused(file, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_image"));
    }
  }

  @Test
  void damagedFilesAreRefusedOrConverted() {
    Random random = new Random(20260301);
    byte[][] originals = {
      TestImages.pngWith(TestImages.exif(6), TestImages.png(60, 40)),
      TestImages.jpegWith(TestImages.exif(6), TestImages.jpeg(60, 40)),
      TestImages.webpWith(TestImages.exif(6), TestImages.webp(), 60, 40)
    };
    for (int i = 0; i < 600; i++) {
      byte[] file = originals[i % 3].clone();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(png(file)).isNotEmpty();
      } catch (ApiException refused) {
        assertThat(refused.status().is4xxClientError()).isTrue();
      }
    }
  }

  @Test
  void coloursOfAProfileAreConverted() throws IOException {
    BufferedImage grey = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = grey.createGraphics();
    canvas.setColor(new Color(55, 55, 55));
    canvas.fillRect(0, 0, 40, 40);
    canvas.dispose();
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("linear\0\0".getBytes(US_ASCII));
    try (DeflaterOutputStream profile = new DeflaterOutputStream(chunk)) {
      profile.write(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    }
    byte[] file = TestImages.pngWith("iCCP", chunk.toByteArray(), TestImages.encode(grey, "png"));
    byte[] broken =
        TestImages.pngWith(
            "iCCP", "x\0\0broken".getBytes(US_ASCII), TestImages.encode(grey, "png"));

    assertThat(new Color(TestImages.read(png(file)).getRGB(20, 20)).getRed()).isBetween(124, 132);
    assertThat(new Color(TestImages.read(png(broken)).getRGB(20, 20)).getRed()).isEqualTo(55);
  }

  @Test
  void jpegWithAFilmAtItsEndIsAccepted() {
    byte[] picture = TestImages.jpeg(60, 40);
    byte[] film = {0, (byte) 0xFF, (byte) 0xDA, 0};
    byte[] file = ByteBuffer.allocate(picture.length + 4).put(picture).put(film).array();

    assertSquare(TestImages.read(png(file)), 40);
  }

  private static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  @ParameterizedTest
  @CsvSource({"60, 40, 60, 40", "4000, 1000, 800, 200", "1000, 4000, 200, 800"})
  void wholePictureKeepsItsProportions(int width, int height, int newWidth, int newHeight) {
    BufferedImage picture =
        TestImages.read(
            maker.png(new ByteArrayResource(TestImages.png(width, height)), Crop.NONE, 800));
    assertThat(picture.getWidth()).isEqualTo(newWidth);
    assertThat(picture.getHeight()).isEqualTo(newHeight);
  }

  private byte[] png(byte[] file) {
    return maker.png(new ByteArrayResource(file), Crop.SQUARE, 512);
  }

  private void assertRefused(byte[] file, HttpStatus status, String code) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> png(file))
        .satisfies(refused -> {
          assertThat(refused.status()).isEqualTo(status);
          assertThat(refused.code()).isEqualTo(code);
        });
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void assertSquare(BufferedImage picture, int side) {
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsOnly(side);
  }

  private static boolean isBlue(BufferedImage picture, int x, int y) {
    Color colour = new Color(picture.getRGB(x, y));
    return colour.getBlue() > 200 && colour.getRed() < 60;
  }

  private static boolean isRed(BufferedImage picture, int x, int y) {
    Color colour = new Color(picture.getRGB(x, y));
    return colour.getRed() > 200 && colour.getBlue() < 60;
  }
}
