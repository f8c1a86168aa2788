package com.onelastai.lab.neuralart;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.neuralart.Artist.Drawing;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ArtistTest {

  private static final int SIZE = 256;

  /** Mean difference of a channel, of 255, that nobody overlooks. */
  private static final double VISIBLE = 12;

  private final Artist artist = new Artist();

  @ParameterizedTest
  @EnumSource(value = Style.class, mode = Mode.EXCLUDE, names = "AUTO")
  void samePromptAndSeedGiveTheSameBytes(Style style) {
    Drawing drawing = artist.draw("Old harbour at dusk", style, SIZE, SIZE, 7);

    assertThat(new Artist().draw("Old harbour at dusk", style, SIZE, SIZE, 7).png())
        .isEqualTo(drawing.png());
    assertThat(drawing.style()).isEqualTo(style);
  }

  @ParameterizedTest
  @EnumSource(value = Style.class, mode = Mode.EXCLUDE, names = "AUTO")
  void pictureIsRichInColours(Style style) throws IOException {
    BufferedImage picture = picture(artist.draw("Carnival", style, 300, 200, 3).png());

    assertThat(picture.getWidth()).isEqualTo(300);
    assertThat(picture.getHeight()).isEqualTo(200);
    Set<Integer> colours = new HashSet<>();
    for (int rgb : small(picture)) {
      // Without the grain.
      colours.add(rgb & 0xF0F0F0);
    }
    assertThat(colours).hasSizeGreaterThan(25);
  }

  @Test
  void everyStyleLooksDifferent() throws IOException {
    List<int[]> pictures = new ArrayList<>();
    for (Style style : Style.DRAWN) {
      pictures.add(small(picture(artist.draw("ocean", style, SIZE, SIZE, 1).png())));
    }
    for (int i = 0; i < pictures.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(difference(pictures.get(i), pictures.get(j)))
            .as("%s and %s", Style.DRAWN.get(i), Style.DRAWN.get(j))
            .isGreaterThan(VISIBLE);
      }
    }
  }

  @Test
  void otherWordsGiveVisiblyOtherPictures() throws IOException {
    List<String> prompts =
        List.of("sunset", "ocean", "fire", "snow", "xyzzy", "plugh", "Ein Haus am Hang", "猫");
    List<int[]> pictures = new ArrayList<>();
    for (String prompt : prompts) {
      pictures.add(small(picture(artist.png(prompt, SIZE, SIZE, 1))));
    }
    for (int i = 0; i < pictures.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(difference(pictures.get(i), pictures.get(j)))
            .as("%s and %s", prompts.get(i), prompts.get(j))
            .isGreaterThan(VISIBLE);
      }
    }
  }

  @Test
  void otherSeedGivesAnotherPictureInTheSameColours() throws IOException {
    Drawing first = artist.draw("meadow", Style.AUTO, SIZE, SIZE, 1);
    Drawing second = artist.draw("meadow", Style.AUTO, SIZE, SIZE, 2);

    assertThat(second.colours()).isEqualTo(first.colours());
    assertThat(difference(small(picture(first.png())), small(picture(second.png()))))
        .isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Style.class,
      names = {"FLOW_FIELD", "TILING", "CIRCLES", "LANDSCAPE", "STAINED_GLASS", "PENROSE"})
  void resolutionDoesNotChangeTheComposition(Style style) throws IOException {
    int[] coarse = small(picture(artist.draw("jungle", style, SIZE, SIZE, 5).png()));
    int[] fine = small(picture(artist.draw("jungle", style, 2 * SIZE, 2 * SIZE, 5).png()));

    assertThat(difference(coarse, fine)).isLessThan(5);
  }

  @Test
  void caseAndPunctuationOfAPromptDoNotMatter() {
    assertThat(artist.png("Red,  ROSES!", SIZE, SIZE, 1))
        .isEqualTo(artist.png("red roses", SIZE, SIZE, 1));
  }

  private static BufferedImage picture(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Its pixels at 32 times 32. */
  private static int[] small(BufferedImage picture) {
    BufferedImage half = picture;
    while (half.getWidth() > 64) {
      half = scaled(half, half.getWidth() / 2, half.getHeight() / 2);
    }
    return scaled(half, 32, 32).getRGB(0, 0, 32, 32, null, 0, 32);
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return scaled;
  }

  private static double difference(int[] first, int[] second) {
    long sum = 0;
    for (int i = 0; i < first.length; i++) {
      for (int shift : new int[] {0, 8, 16}) {
        sum += Math.abs((first[i] >> shift & 0xFF) - (second[i] >> shift & 0xFF));
      }
    }
    return sum / (3.0 * first.length);
  }
}
