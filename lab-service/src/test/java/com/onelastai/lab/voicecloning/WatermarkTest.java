package com.onelastai.lab.voicecloning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatermarkTest {

  private static final Sound PLAIN = People.louder(People.low(People.STORY), 1.5);
  private static final Sound OTHER = People.high(People.STORY);
  private static final Watermark.Marked MARKED = Watermark.mark(PLAIN);

  @Test
  void markIsFoundAndOnlyWhereItIs() {
    assertThat(MARKED.watermark().detected()).isTrue();
    assertThat(Watermark.isIn(MARKED.sound())).isTrue();
    assertThat(Watermark.isIn(Watermark.mark(OTHER).sound())).isTrue();
    assertThat(Watermark.isIn(PLAIN)).isFalse();
    assertThat(Watermark.isIn(OTHER)).isFalse();
    assertThat(Watermark.isIn(new Sound(16_000, new float[16_000]))).isFalse();
  }

  @Test
  void noiseHasNoMark() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      float[] noise = new float[48_000];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) (0.2 * random.nextGaussian());
      }
      assertThat(Watermark.isIn(new Sound(16_000, noise))).isFalse();
    }
  }

  @Test
  void markIsFarBelowTheSound() {
    float[] difference = PLAIN.samples().clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] = MARKED.sound().samples()[i] - difference[i];
    }
    double below =
        Sound.decibels(new Sound(16_000, difference).rms()) - Sound.decibels(PLAIN.rms());
    assertThat(below).isLessThan(-30).isCloseTo(MARKED.watermark().level(), within(0.3));
  }

  @Test
  void markSurvivesAnotherLevel() {
    assertThat(Watermark.isIn(People.louder(MARKED.sound(), 0.1))).isTrue();
    assertThat(Watermark.isIn(People.louder(MARKED.sound(), 1.4))).isTrue();
  }

  @Test
  void markSurvivesEightBits() {
    float[] samples = MARKED.sound().samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.round(samples[i] * 127) / 127f;
    }
    assertThat(Watermark.isIn(new Sound(16_000, samples))).isTrue();
  }

  @Test
  void markSurvivesAFileAndIsFoundInAPart() {
    byte[] file = WavFile.write(People.part(MARKED.sound(), 1.2345, 6.5), "");
    assertThat(Watermark.isIn(WavFile.read(file, 10).orElseThrow())).isTrue();
  }
}
