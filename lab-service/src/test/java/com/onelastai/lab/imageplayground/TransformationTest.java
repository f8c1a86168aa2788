package com.onelastai.lab.imageplayground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.imageplayground.Transformation.ApplyPalette;
import com.onelastai.lab.imageplayground.Transformation.Blur;
import com.onelastai.lab.imageplayground.Transformation.Brightness;
import com.onelastai.lab.imageplayground.Transformation.Contrast;
import com.onelastai.lab.imageplayground.Transformation.Crop;
import com.onelastai.lab.imageplayground.Transformation.Edges;
import com.onelastai.lab.imageplayground.Transformation.Grayscale;
import com.onelastai.lab.imageplayground.Transformation.Hue;
import com.onelastai.lab.imageplayground.Transformation.Invert;
import com.onelastai.lab.imageplayground.Transformation.Mirror;
import com.onelastai.lab.imageplayground.Transformation.Mirror.Direction;
import com.onelastai.lab.imageplayground.Transformation.ReduceColours;
import com.onelastai.lab.imageplayground.Transformation.Resize;
import com.onelastai.lab.imageplayground.Transformation.Rotate;
import com.onelastai.lab.imageplayground.Transformation.Saturation;
import com.onelastai.lab.imageplayground.Transformation.Sepia;
import com.onelastai.lab.imageplayground.Transformation.Sharpen;
import com.onelastai.lab.imageplayground.Transformation.Stylise;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransformationTest {

  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;
  private static final int GRAY = 0xFF808080;
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  /** Each pixel tells its place. */
  private final BufferedImage numbered = picture(30, 20, (x, y) -> 0xFF000000 | x << 8 | y);

  @Test
  void cropKeepsThePartThatIsNamed() {
    BufferedImage part = new Crop(5, 7, 10, 4).apply(numbered);

    assertSize(part, 10, 4);
    assertThat(part.getRGB(0, 0)).isEqualTo(numbered.getRGB(5, 7));
    assertThat(part.getRGB(9, 3)).isEqualTo(numbered.getRGB(14, 10));
    assertSize(new Crop(0, 0, 30, 20).apply(numbered), 30, 20);
    assertThatThrownBy(() -> new Crop(21, 0, 10, 4).apply(numbered))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessageContaining("30 x 20");
  }

  @Test
  void rightAnglesMoveEachPixelAsItIs() {
    BufferedImage quarter = new Rotate(90).apply(numbered);
    assertSize(quarter, 20, 30);
    assertThat(quarter.getRGB(19, 0)).isEqualTo(numbered.getRGB(0, 0));
    assertThat(quarter.getRGB(0, 29)).isEqualTo(numbered.getRGB(29, 19));

    assertSame(new Rotate(-90).apply(quarter), numbered);
    assertSame(new Rotate(180).apply(new Rotate(180).apply(numbered)), numbered);
    assertSame(new Rotate(360).apply(numbered), numbered);
  }

  @Test
  void otherAnglesGrowThePictureByTransparentCorners() {
    BufferedImage turned = new Rotate(45).apply(filled(100, 100, RED));

    assertThat(turned.getWidth()).isCloseTo(141, within(1));
    assertThat(turned.getHeight()).isCloseTo(141, within(1));
    assertThat(turned.getRGB(1, 1) >>> 24).isZero();
    assertThat(turned.getRGB(70, 70)).isEqualTo(RED);
  }

  @Test
  void turnedPictureThatWouldBeTooLargeIsRefused() {
    assertThatThrownBy(() -> new Rotate(30).apply(filled(4096, 3000, RED)))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessageContaining("at most 4096");
  }

  @Test
  void flipsChangeSides() {
    BufferedImage across = new Mirror(Direction.HORIZONTAL).apply(numbered);
    BufferedImage down = new Mirror(Direction.VERTICAL).apply(numbered);

    assertThat(across.getRGB(0, 3)).isEqualTo(numbered.getRGB(29, 3));
    assertThat(down.getRGB(4, 0)).isEqualTo(numbered.getRGB(4, 19));
    assertSame(new Mirror(Direction.HORIZONTAL).apply(across), numbered);
    assertSame(new Mirror(Direction.VERTICAL).apply(down), numbered);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "15, -, 15, 10",
        "-, 40, 60, 40",
        "50, 5, 50, 5",
        "1, -, 1, 1",
        "30, 20, 30, 20",
        "3000, -, 3000, 2000"
      })
  void missingSideFollowsFromTheOther(Integer width, Integer height, int wide, int high) {
    assertSize(new Resize(width, height).apply(numbered), wide, high);
  }

  @Test
  void resizedPictureIsTheSameInLarge() {
    BufferedImage large = new Resize(400, null).apply(halves(40, 20, RED, BLUE));

    assertThat(large.getRGB(50, 100)).isEqualTo(RED);
    assertThat(large.getRGB(350, 100)).isEqualTo(BLUE);
    assertThatThrownBy(() -> new Resize(4096, null).apply(filled(10, 30, RED)))
        .isInstanceOf(ExperimentFailedException.class);
  }

  /** What browsers make of the same CSS filters. */
  @Test
  void coloursChangeAsInBrowsers() {
    assertColour(new Brightness(50), 0xFF402010, 0x603018);
    assertColour(new Brightness(-100), 0xFF402010, 0x000000);
    assertColour(new Contrast(-100), RED, 0x808080);
    assertColour(new Contrast(100), 0xFF604020, 0x410100);
    assertColour(new Saturation(-100), RED, 0x363636);
    assertColour(new Saturation(0), 0xFF123456, 0x123456);
    assertColour(new Hue(0), 0xFF123456, 0x123456);
    assertColour(new Hue(360), 0xFF123456, 0x123456);
    assertColour(new Hue(120), RED, 0x007100);
    assertColour(new Hue(180), RED, 0x006D6D);
    assertColour(new Grayscale(), RED, 0x363636);
    assertColour(new Grayscale(), WHITE, 0xFFFFFF);
    assertColour(new Sepia(), WHITE, 0xFFFFEF);
    assertColour(new Sepia(), RED, 0x645945);
    assertColour(new Invert(), 0xFF123456, 0xEDCBA9);
  }

  @Test
  void blurMixesNeighboursAndKeepsTheRest() {
    BufferedImage blurred = new Blur(6).apply(halves(60, 30, BLACK, WHITE));

    assertThat(light(blurred, 2, 15)).isZero();
    assertThat(light(blurred, 57, 15)).isEqualTo(255);
    assertThat(light(blurred, 29, 15)).isBetween(80, 128);
    assertThat(light(blurred, 30, 15)).isBetween(127, 175);
    assertThat(light(blurred, 26, 0)).isBetween(5, 80);
    assertThat(light(new Blur(12).apply(halves(60, 30, BLACK, WHITE)), 22, 15))
        .isGreaterThan(light(blurred, 22, 15));
  }

  @Test
  void sharpeningRaisesTheDifferenceAtAnEdge() {
    BufferedImage soft = new Blur(4).apply(halves(40, 20, 0xFF404040, 0xFFC0C0C0));
    BufferedImage sharp = new Sharpen(100).apply(soft);

    assertThat(steepest(sharp)).isGreaterThan(steepest(soft));
    assertSame(new Sharpen(100).apply(filled(20, 20, GRAY)), filled(20, 20, GRAY));
  }

  @Test
  void edgesAreWhereThePictureChanges() {
    BufferedImage edges = new Edges().apply(halves(40, 20, BLACK, WHITE));

    assertThat(edges.getRGB(19, 10)).isEqualTo(WHITE);
    assertThat(edges.getRGB(20, 10)).isEqualTo(WHITE);
    assertThat(edges.getRGB(5, 10)).isEqualTo(BLACK);
    assertThat(edges.getRGB(0, 0)).isEqualTo(BLACK);
    assertThat(edges.getRGB(39, 19)).isEqualTo(BLACK);
  }

  @ParameterizedTest
  @CsvSource({"2", "8", "64"})
  void pictureHasAtMostSoManyColours(int colours) {
    BufferedImage reduced = new ReduceColours(colours).apply(colourful());

    assertThat(colours(reduced)).hasSizeBetween(2, colours);
    assertThat(difference(reduced, colourful())).isLessThan(colours < 8 ? 90 : 40);
  }

  @Test
  void fewColoursAreFoundExactly() {
    BufferedImage flag = halves(60, 40, 0xFF0055A4, 0xFFEF4135);

    assertThat(difference(new ReduceColours(8).apply(flag), flag)).isLessThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void paletteHasItsColoursAlone(NamedPalette palette) {
    BufferedImage coloured = new ApplyPalette(palette).apply(colourful());

    assertThat(colours(coloured)).hasSizeGreaterThan(1);
    assertSame(new ApplyPalette(palette).apply(coloured), coloured);
  }

  @Test
  void nearestColourIsTaken() {
    BufferedImage coloured =
        new ApplyPalette(NamedPalette.PRIMARY).apply(halves(20, 20, 0xFFE01010, 0xFF2020D0));

    assertThat(coloured.getRGB(2, 2)).isEqualTo(RED);
    assertThat(coloured.getRGB(17, 2)).isEqualTo(BLUE);
  }

  @Test
  void largePixelsHaveOneColourEach() {
    BufferedImage squares = new Stylise(Style.PIXELATE, 2).apply(colourful());

    for (int x = 0; x < 8; x++) {
      assertThat(squares.getRGB(x, 3)).isEqualTo(squares.getRGB(0, 0));
    }
    assertThat(colours(squares)).hasSizeBetween(50, 13 * 10);
    assertThat(difference(squares, colourful())).isLessThan(30);
  }

  @ParameterizedTest
  @CsvSource({"FF000000, 0", "FFFFFFFF, 255", "FF808080, 128", "FFC0C0C0, 192"})
  void dotsCoverAsMuchAsItIsDark(String argb, int light) {
    BufferedImage dots =
        new Stylise(Style.HALFTONE, 5).apply(filled(120, 120, Integer.parseUnsignedInt(argb, 16)));

    assertThat(meanLight(dots)).isCloseTo(light, within(18.0));
  }

  @Test
  void oilPaintJoinsWhatIsAlike() {
    Random random = new Random(3);
    BufferedImage noisy = picture(60, 40, (x, _) -> gray((x < 30 ? 60 : 180) + random.nextInt(12)));

    BufferedImage painted = new Stylise(Style.OIL_PAINT, 6).apply(noisy);

    assertThat(colours(painted).length).isLessThan(60 * 40 / 10);
    assertThat(light(painted, 28, 20)).isBetween(55, 75);
    assertThat(light(painted, 31, 20)).isBetween(175, 195);
    assertThat(difference(painted, noisy)).isLessThan(8);
  }

  @Test
  void reliefIsFlatWhereThePictureIs() {
    BufferedImage relief = new Stylise(Style.EMBOSS, 5).apply(halves(40, 20, 0xFF606060, GRAY));

    assertThat(light(relief, 5, 10)).isEqualTo(0x60);
    assertThat(light(relief, 20, 10)).isGreaterThan(0x80 + 40);
  }

  @Test
  void sketchHasDarkLinesOnWhitePaper() {
    BufferedImage sketch = new Stylise(Style.SKETCH, 5).apply(halves(40, 20, BLACK, GRAY));

    assertThat(sketch.getRGB(5, 10)).isEqualTo(WHITE);
    assertThat(light(sketch, 20, 10)).isLessThan(60);
  }

  @ParameterizedTest
  @MethodSource("allOfThem")
  void whatIsTransparentStaysSo(Transformation transformation) {
    BufferedImage clear = filled(40, 40, 0);

    BufferedImage changed = transformation.apply(clear);

    assertThat(Arrays.stream(Pixels.of(changed)).map(pixel -> pixel >>> 24).max()).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("allOfThem")
  void smallestPictureIsNoProblem(Transformation transformation) {
    BufferedImage changed = transformation.apply(filled(1, 1, RED));

    assertThat(changed.getWidth()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("allOfThem")
  void samePictureGivesTheSameAndStaysAsItIs(Transformation transformation) {
    BufferedImage picture = colourful();

    BufferedImage once = transformation.apply(picture);

    assertSame(transformation.apply(picture), once);
    assertSame(picture, colourful());
  }

  static Stream<Transformation> allOfThem() {
    Stream<Transformation> plain =
        Stream.of(
            new Crop(0, 0, 1, 1),
            new Rotate(33.3),
            new Mirror(Direction.VERTICAL),
            new Resize(7, null),
            new Brightness(30),
            new Contrast(-30),
            new Saturation(60),
            new Hue(77),
            new Grayscale(),
            new Sepia(),
            new Invert(),
            new Blur(9),
            new Sharpen(70),
            new Edges(),
            new ReduceColours(5),
            new ApplyPalette(NamedPalette.SUNSET));
    return Stream.concat(plain, Arrays.stream(Style.values()).map(style -> new Stylise(style, 4)));
  }

  private static BufferedImage picture(int width, int height, IntBinaryOperator argb) {
    BufferedImage picture = Geometry.empty(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, argb.applyAsInt(x, y));
      }
    }
    return picture;
  }

  private static BufferedImage filled(int width, int height, int argb) {
    return picture(width, height, (_, _) -> argb);
  }

  private static BufferedImage halves(int width, int height, int left, int right) {
    return picture(width, height, (x, _) -> x < width / 2 ? left : right);
  }

  /** All hues from left to right, darker downwards. */
  private static BufferedImage colourful() {
    return picture(100, 80, (x, y) -> java.awt.Color.HSBtoRGB(x / 100f, 0.9f, 1 - y / 100f));
  }

  private static int gray(int light) {
    return 0xFF000000 | light << 16 | light << 8 | light;
  }

  private static int light(BufferedImage picture, int x, int y) {
    return Pixels.light(picture.getRGB(x, y));
  }

  private static double meanLight(BufferedImage picture) {
    return Arrays.stream(Pixels.of(picture)).map(Pixels::light).average().orElseThrow();
  }

  private static int steepest(BufferedImage picture) {
    int steepest = 0;
    for (int x = 1; x < picture.getWidth(); x++) {
      steepest = Math.max(steepest, light(picture, x, 10) - light(picture, x - 1, 10));
    }
    return steepest;
  }

  private static int[] colours(BufferedImage picture) {
    return Arrays.stream(Pixels.of(picture)).distinct().toArray();
  }

  /** How far the parts of the colours are from each other, on average. */
  private static double difference(BufferedImage one, BufferedImage other) {
    int[] a = Pixels.of(one);
    int[] b = Pixels.of(other);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum +=
          Math.abs(Pixels.red(a[i]) - Pixels.red(b[i]))
              + Math.abs(Pixels.green(a[i]) - Pixels.green(b[i]))
              + Math.abs(Pixels.blue(a[i]) - Pixels.blue(b[i]));
    }
    return sum / a.length / 3;
  }

  private static void assertColour(Transformation transformation, int argb, int rgb) {
    int changed = transformation.apply(filled(3, 3, argb)).getRGB(1, 1);
    assertThat(changed >>> 24).isEqualTo(0xFF);
    assertThat(
            Math.abs(Pixels.red(changed) - Pixels.red(rgb))
                + Math.abs(Pixels.green(changed) - Pixels.green(rgb))
                + Math.abs(Pixels.blue(changed) - Pixels.blue(rgb)))
        .as("%s gives %06X, not %06X", transformation, changed & 0xFFFFFF, rgb)
        .isLessThanOrEqualTo(3);
  }

  private static void assertSize(BufferedImage picture, int width, int height) {
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  private static void assertSame(BufferedImage one, BufferedImage other) {
    assertSize(one, other.getWidth(), other.getHeight());
    assertThat(Pixels.of(one)).isEqualTo(Pixels.of(other));
  }
}
