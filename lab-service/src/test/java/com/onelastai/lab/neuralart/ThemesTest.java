package com.onelastai.lab.neuralart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemesTest {

  private final Themes themes = new Themes();

  @Test
  void wordsChooseColoursStyleAndMood() {
    Theme snow = themes.of("First snow", Style.AUTO);
    Theme city = themes.of("The city", Style.AUTO);

    assertThat(snow.palette().name()).isEqualTo("snow");
    assertThat(snow.style()).isEqualTo(Style.L_SYSTEM);
    assertThat(city.palette().name()).isEqualTo("city");
    assertThat(city.style()).isEqualTo(Style.TILING);
    assertThat(snow.symmetry()).isGreaterThan(city.symmetry() + 0.4);
    assertThat(city.density()).isGreaterThan(snow.density());
    assertThat(snow.curvature()).isBetween(0.15, 0.45);
  }

  @Test
  void twoThemesShareOnePalette() {
    Palette palette = themes.of("Fire over the ocean", Style.AUTO).palette();

    assertThat(palette.name()).isEqualTo("fire and ocean");
    assertThat(palette.ground()).hasSize(2);
    assertThat(palette.inks()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void moodLeavesTheStyleToOtherWords() {
    Theme forest = themes.of("A quiet forest", Style.AUTO);

    assertThat(forest.palette().name()).isEqualTo("forest and mist");
    assertThat(forest.style()).isEqualTo(Style.L_SYSTEM);
    assertThat(themes.of("Silence", Style.AUTO).palette().name()).isEqualTo("mist");
    assertThat(themes.of("Silence", Style.AUTO).style()).isNotEqualTo(Style.AUTO);
  }

  @Test
  void thingsChooseTheColoursBeforeTheWordsThatDescribeThem() {
    assertThat(themes.of("A wild red fire in the night", Style.AUTO).palette().name())
        .isEqualTo("fire and night");
    assertThat(themes.of("A red forest", Style.AUTO).palette().name()).isEqualTo("forest and fire");
  }

  @Test
  void pluralIsFoundByItsSingular() {
    assertThat(themes.of("glaciers", Style.AUTO).palette().name()).isEqualTo("ice");
  }

  @Test
  void askedStyleIsKept() {
    assertThat(themes.of("snow", Style.CIRCLES).style()).isEqualTo(Style.CIRCLES);
  }

  @Test
  void unknownWordsChooseAlwaysTheSame() {
    Theme theme = themes.of("Zorblax quintet", Style.AUTO);

    assertThat(theme).isEqualTo(new Themes().of("Zorblax quintet", Style.AUTO));
    assertThat(theme).isNotEqualTo(themes.of("Zorblax quartet", Style.AUTO));
    assertThat(theme.style()).isNotEqualTo(Style.AUTO);
  }
}
