package com.onelastai.tools.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.color.ColorResult.ContrastFigures;
import com.onelastai.tools.color.ColorResult.Notation;
import com.onelastai.tools.color.ColorResult.Palette;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorToolTest {

  private final ColorTool tool = new ColorTool();

  /** The examples of CSS Color 4, sections 4 to 10, and of its web platform tests. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lab(29.2345% 39.3825 20.0664)               | #7d2329
          lab(52.2345% 40.1645 59.9971)               | #c65d06
          lab(60.2345% -5.3654 58.956)                | #9d9318
          lab(62.2345% -34.9638 47.7721)              | #68a639
          lab(67.5345% -8.6911 -41.6019)              | #62acef
          lch(29.2345% 44.2 27)                       | #7d2329
          lch(52.2345% 72.2 56.2)                     | #c65d06
          oklab(40.101% 0.1147 0.0453)                | #7d2329
          oklab(59.686% 0.1009 0.1192)                | #c65d07
          oklch(40.101% 0.12332 21.555)               | #7d2329
          oklch(0.65125 0.13138 104.097)              | #9d9318
          oklch(72.322% 0.12403 247.996)              | #62acef
          lab(46.277% -47.552 48.586)                 | #008000
          lch(46.2775% 67.9892 134.3912)              | #008000
          oklab(51.9752% -0.1403 0.1077)              | #008000
          oklch(51.9752% 44.215% 142.4953)            | #008000
          color(srgb 0 .50196 0)                      | #008000
          color(srgb-linear 0 21.586% 0)              | #008000
          color(display-p3 0.21604 0.49418 0.13151)   | #008000
          color(a98-rgb 0.28137 0.49802 0.11675)      | #008000
          color(prophoto-rgb 0.23048 0.39579 0.12997) | #008000
          color(xyz-d50 0.08312 0.154746 0.020961)    | #008000
          color(xyz 0.07719 0.15438 0.02573)          | #008000
          rgb(100% 0% 0%)                             | #ff0000
          rgb(0 300 -5)                               | #00ff00
          rgba(255, 0, 0, 50%)                        | #ff000080
          rgb(none 0 128 / none)                      | #00008000
          hsl(120deg 100% 25%)                        | #008000
          hsl(120, 100%, 25%)                         | #008000
          hsl(-4.1887902rad 100 25)                   | #008000
          hwb(0.4166667turn 20% 40%)                  | #339966
          hwb(0 80% 80%)                              | #808080
          HWB(166.6666667grad 20 40 / .2)             | #33996633
          #0F8                                        | #00ff88
          #0F88                                       | #00ff8888
          RebeccaPurple                               | #663399
          transparent                                 | #00000000
          grey                                        | #808080
          """)
  void notationIsRead(String color, String hex) {
    assertThat(notation(run(color), "hex")).isEqualTo(hex);
  }

  /** The values of color.js 0.7.1, which the specification's editors keep. */
  @Test
  void colorIsWrittenInAllNotations() {
    assertThat(run("#639").notations())
        .extracting(Notation::value)
        .containsExactly(
            "rebeccapurple",
            "#663399",
            "rgb(102 51 153)",
            "hsl(270 50% 40%)",
            "hwb(270 20% 40%)",
            "lab(32.3927 38.423 -47.6911)",
            "oklab(0.44027 0.08818 -0.13386)",
            "lch(32.3927 61.2435 308.857)",
            "oklch(0.44027 0.1603 303.373)",
            "color(srgb 0.4 0.2 0.6)",
            "color(srgb-linear 0.13287 0.0331 0.31855)",
            "color(display-p3 0.37367 0.21033 0.57911)",
            "color(a98-rgb 0.358 0.21232 0.58434)",
            "color(prophoto-rgb 0.31642 0.19133 0.49481)",
            "color(rec2020 0.3957 0.27016 0.59736)",
            "color(xyz-d50 0.11627 0.0726 0.23254)",
            "color(xyz-d65 0.12412 0.07493 0.3093)");
  }

  @ParameterizedTest
  @EnumSource(Space.class)
  void spaceIsLeftAsItWasEntered(Space space) {
    for (String each : List.of("#010203", "#fe8040", "#00f", "#7f7f7f", "#fff", "#000", "#0f0")) {
      Vector xyz = ColorParser.parse(each).xyz();
      assertThat(space.toXyz(space.fromXyz(xyz)).distance(xyz)).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void grayHasNoHueAndOpacityIsKept() {
    ColorResult gray = run("rgb(128 128 128 / 0.5)");
    assertThat(notation(gray, "oklch")).isEqualTo("oklch(0.59987 0 none / 0.5)");
    assertThat(notation(gray, "lch")).isEqualTo("lch(53.585 0 none / 0.5)");
    assertThat(notation(gray, "hsl")).isEqualTo("hsl(none 0% 50.1961% / 0.5)");
    assertThat(notation(gray, "hwb")).isEqualTo("hwb(none 50.1961% 49.8039% / 0.5)");
  }

  /** The values of color.js 0.7.1 with its method css. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          color(display-p3 1 0 0)   | #ff0b0c | display-p3
          color(display-p3 0 1 0)   | #00fb29 | display-p3
          color(rec2020 0 1 0)      | #00f272 | rec2020
          color(prophoto-rgb 0 1 0) | #00f575 |
          lab(100% 104.3 -50.9)     | #ffffff |
          lab(0% 104.3 -50.9)       | #2a0022 |
          oklch(90% 0.8 150)        | #41ff87 |
          oklch(60% 0.4 264)        | #316fff |
          """)
  void colorOutsideOfTheGamutIsMapped(String color, String hex, String gamut) {
    ColorResult result = run(color);
    assertThat(notation(result, "hex")).isEqualTo(hex);
    assertThat(result.gamut()).isEqualTo(gamut);
  }

  @ParameterizedTest
  @CsvSource({
    "#000, #fff, 21, true, true, true, true",
    "#fff, #fff, 1, false, false, false, false",
    "#767676, white, 4.54, true, true, false, true",
    "#777, white, 4.47, false, true, false, false",
    "red, white, 3.99, false, true, false, false",
    "rgb(0 0 0 / 0), #123, 1, false, false, false, false"
  })
  void contrastByWcag(
      String text,
      String background,
      double ratio,
      boolean aa,
      boolean aaLarge,
      boolean aaa,
      boolean aaaLarge) {
    ContrastFigures contrast = contrast(text, background);
    assertThat(contrast.ratio()).isEqualTo(ratio);
    assertThat(contrast.aa()).isEqualTo(aa);
    assertThat(contrast.aaLarge()).isEqualTo(aaLarge);
    assertThat(contrast.aaa()).isEqualTo(aaa);
    assertThat(contrast.aaaLarge()).isEqualTo(aaaLarge);
  }

  /** The values of APCA-W3's own tests. */
  @ParameterizedTest
  @CsvSource({
    "#888, #fff, 63.056469930209424",
    "#fff, #888, -68.54146436644962",
    "#000, #aaa, 58.146262578561334",
    "#aaa, #000, -56.24113336839742",
    "#123, #def, 91.66830811481631",
    "#def, #123, -93.06770049484275",
    "#123, #444, 8.32326136957393",
    "#444, #123, -7.526878460278154",
    "#123, #123, 0"
  })
  void contrastByApca(String text, String background, double contrast) {
    assertThat(Contrast.apca(ColorParser.parse(text), ColorParser.parse(background)))
        .isCloseTo(contrast, within(1e-6));
    assertThat(contrast(text, background).apca()).isCloseTo(contrast, within(0.05));
  }

  @Test
  void palettesKeepLightnessOrHue() {
    assertThat(run("#c65d07").palettes())
        .extracting(Palette::name)
        .containsExactly("complementary", "triadic", "analogous", "tints", "shades");
    assertThat(run("#808080").palettes())
        .filteredOn(palette -> palette.colors().size() < 4)
        .allSatisfy(palette -> assertThat(palette.colors()).containsOnly("#808080"));
    for (Palette palette : run("#c65d07").palettes().subList(0, 3)) {
      assertThat(palette.colors())
          .contains("#c65d07")
          .allSatisfy(each ->
              assertThat(ColorParser.parse(each).in(Space.OKLCH).x())
                  .isCloseTo(0.5969, within(0.02)));
    }
    for (Palette palette : run("#c65d07").palettes().subList(3, 5)) {
      assertThat(palette.colors())
          .allSatisfy(each ->
              assertThat(ColorParser.parse(each).in(Space.OKLCH).z()).isCloseTo(49.8, within(3.0)));
    }
  }

  /** The columns of the paper's matrices, as sRGB. */
  @ParameterizedTest
  @CsvSource({
    "#f00, #6d5f00, #a39000, #ff000f",
    "#0f0, #ffe500, #efd63a, #00f7d9",
    "#00f, #0059ff, #003dfb, #006b96",
    "#fff, #ffffff, #ffffff, #ffffff"
  })
  void colorBlindnessIsSimulated(String color, String protan, String deutan, String tritan) {
    assertThat(run(color).colorBlindness())
        .containsExactly(
            new Notation("protanopia", protan),
            new Notation("deuteranopia", deutan),
            new Notation("tritanopia", tritan));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#12",
        "#12345",
        "#ggg",
        "reddish",
        "currentcolor",
        "rgb(1 2)",
        "rgb(1 2 3 4)",
        "rgb(1, 2, 3%)",
        "rgb(1, none, 3)",
        "rgb(1 2, 3)",
        "hsl(120, 100, 25)",
        "hsl(10% 100% 25%)",
        "lab(1, 2, 3)",
        "lab(1 2 3deg)",
        "rgb(1. 2 3)",
        "rgb(calc(1) 2 3)",
        "color(1 2 3)",
        "color(cmyk 1 2 3)",
        "color(srgb 1 2)",
        "rgb(from red r g b)",
        "lab(50 1e999 0)",
        "rgb(1 2 3",
        "rgb(1 2 3 /)",
        "url(x)",
        "#fff; background: url(x)"
      })
  void whatIsNoColorIsRefusedByTheNameOfItsField(String text) {
    assertThatThrownBy(() -> run(text))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("color: ");
    assertThatThrownBy(() -> tool.run(new ColorInput("red", text)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("background: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lab(50 1e99 -1e99)",
        "oklch(50% 1e99 1e99)",
        "color(xyz 1e99 0 -1e99)",
        "hsl(1e99 1e99% 1e99%)",
        "color(prophoto-rgb -9e9 9e9 9e9)"
      })
  void extremeColorHasNotations(String text) {
    assertThat(run(text).notations()).hasSizeGreaterThanOrEqualTo(16);
  }

  private ColorResult run(String color) {
    return tool.run(new ColorInput(color, null));
  }

  private ContrastFigures contrast(String text, String background) {
    return Objects.requireNonNull(tool.run(new ColorInput(text, background)).contrast());
  }

  private static String notation(ColorResult result, String name) {
    return result.notations().stream()
        .filter(notation -> notation.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
