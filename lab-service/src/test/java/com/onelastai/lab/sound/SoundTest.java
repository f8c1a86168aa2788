package com.onelastai.lab.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundTest {

  private static final int RATE = 16_000;

  private static Sound sound(double seconds, IntToDoubleFunction sample) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) sample.applyAsDouble(i);
    }
    return new Sound(RATE, samples);
  }

  private static double wave(int sample, double hertz) {
    double phase = 2 * Math.PI * hertz * sample / RATE;
    return 0.4 * Math.sin(phase) + 0.2 * Math.sin(2 * phase) + 0.1 * Math.sin(3 * phase);
  }

  @Test
  void writtenSoundIsReadAgainAndSaysWhereItIsFrom() {
    Sound sound = sound(1, i -> wave(i, 200));
    byte[] file = WavFile.write(sound, "made by a test");
    Sound read = WavFile.read(file, 10).orElseThrow();
    assertThat(read.rate()).isEqualTo(RATE);
    assertThat(read.samples()).hasSize(RATE);
    for (int i = 0; i < RATE; i++) {
      assertThat(read.samples()[i]).isCloseTo(sound.samples()[i], within(1e-4f));
    }
    assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("LIST", "ICMT", "made by");
    assertThat(file.length % 2).isZero();
  }

  @Test
  void longSoundIsReadOnlyInPart() {
    byte[] file = WavFile.write(sound(5, i -> wave(i, 200)), "");
    assertThat(WavFile.read(file, 2).orElseThrow().seconds()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RIFF", "RIFF....WAVEfmt ", "no sound at all, but a longer text"})
  void otherFilesAreNoSound(String content) {
    assertThat(WavFile.read(content.getBytes(StandardCharsets.US_ASCII), 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {75, 110, 196, 330, 440})
  void pitchIsHeard(double hertz) {
    double[] pitches = PitchTrack.of(sound(1, i -> wave(i, hertz))).sorted();
    assertThat(pitches).hasSizeGreaterThan(80);
    assertThat(pitches[pitches.length / 2]).isCloseTo(hertz, within(hertz * 0.01));
  }

  @Test
  void noiseAndSilenceHaveNoPitch() {
    Random random = new Random(1);
    assertThat(PitchTrack.of(sound(1, i -> 0.3 * random.nextGaussian())).sorted())
        .hasSizeLessThan(5);
    assertThat(PitchTrack.of(sound(1, i -> 0)).sorted()).isEmpty();
  }

  @Test
  void syllablesAreCounted() {
    // Five a second, with a pause of half a second after each second.
    Sound speech =
        sound(
            6,
            i -> {
              double second = i / (double) RATE % 1.5;
              double beat = Math.pow(Math.sin(Math.PI * 5 * second), 2);
              return second < 1 ? wave(i, 120) * (0.05 + beat) : 0.0005 * wave(i, 1000);
            });
    assertThat(Loudness.of(speech).syllables(PitchTrack.of(speech))).isBetween(19, 21);
  }

  @Test
  void fasterSoundIsShorterAndHigher() {
    Sound faster = Resampler.faster(sound(2, i -> wave(i, 200)), 1.25);
    double[] pitches = PitchTrack.of(faster).sorted();
    assertThat(faster.seconds()).isCloseTo(1.6, within(0.01));
    assertThat(pitches[pitches.length / 2]).isCloseTo(250, within(3.0));
  }
}
