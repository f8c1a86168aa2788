package com.onelastai.lab.musicgenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.lab.test.TestRun;
import com.onelastai.starter.problem.ApiException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicGeneratorTest {

  private final MusicGenerator generator = new MusicGenerator();
  private final TestRun run = new TestRun();

  private MusicResult generate(Genre genre, Mood mood, int duration) {
    return generator.run(new MusicInput(genre, mood, duration, null, 3L), run).result();
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void audioIsHeardWithoutClippingAndAsLongAsAsked(Genre genre) {
    MusicResult result = generate(genre, Mood.EPIC, 12);
    Sound sound = WavFile.read(run.file("music.wav"), 200).orElseThrow();
    assertThat(sound.seconds()).isCloseTo(result.duration(), within(0.01)).isEqualTo(12);
    assertThat(Sound.decibels(sound.peak())).isBetween(-12.0, -0.5);
    assertThat(Sound.decibels(sound.rms())).isBetween(-35.0, -8.0);
    for (int second = 0; second < 11; second++) {
      assertThat(Sound.decibels(sound.rms(second * 44_100, (second + 1) * 44_100)))
          .as("second %d", second)
          .isGreaterThan(-50);
    }
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void audioSoundsInTheKeyThatIsNamed(Genre genre) {
    MusicInput input = new MusicInput(genre, Mood.HAPPY, 30, "E major", 2L);
    assertThat(generator.run(input, run).result().key()).isEqualTo("E major");
    Sound sound = WavFile.read(run.file("music.wav"), 200).orElseThrow();
    assertThat(KeyEstimate.of(sound)).isEqualTo(new KeyEstimate.Heard(4, false));
  }

  @ParameterizedTest
  @CsvSource({"AMBIENT,SAD,10", "ROCK,ENERGETIC,120", "FOLK,HAPPY,47"})
  void lastBarBeginsBeforeTheEnd(Genre genre, Mood mood, int duration) throws Exception {
    MusicResult result = generate(genre, mood, duration);
    Sequence midi = MidiSystem.getSequence(new ByteArrayInputStream(run.file("music.mid")));
    assertThat(midi.getMicrosecondLength() / 1e6)
        .isCloseTo(duration - Composer.TAIL_SECONDS, within(0.05));
    assertThat(result.chords().size() * Integer.parseInt(result.meter().substring(0, 1)))
        .isCloseTo((int) Math.round(result.tempo() * (duration - 2) / 60), within(1));
  }

  @Test
  void midiFileHasTempoMeterKeyAndPartsOfItsOwn() throws Exception {
    MusicInput input = new MusicInput(Genre.POP, Mood.HAPPY, 20, "Bb major", 1L);
    generator.run(input, run);
    byte[] file = run.file("music.mid");
    Sequence midi = MidiSystem.getSequence(new ByteArrayInputStream(file));
    assertThat(MidiSystem.getMidiFileFormat(new ByteArrayInputStream(file)).getType()).isEqualTo(1);
    assertThat(midi.getTracks()).hasSize(5);
    // The signature's meta message: two flats, major.
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains("\u00ff\u0059\u0002\u00fe\u0000");
  }

  @Test
  void sameSeedGivesTheSameFiles() {
    MusicInput input = new MusicInput(Genre.JAZZ, Mood.CALM, 15, null, 9L);
    TestRun again = new TestRun();
    Outcome<MusicResult> first = generator.run(input, run);
    assertThat(generator.run(input, again).result()).isEqualTo(first.result());
    assertThat(again.file("music.mid")).isEqualTo(run.file("music.mid"));
    assertThat(again.file("music.wav")).isEqualTo(run.file("music.wav"));
    assertThat(again.file("score.svg")).isEqualTo(run.file("score.svg"));
  }

  @Test
  void resultNamesItsSeedAndItsFiles() {
    Outcome<MusicResult> outcome =
        generator.run(new MusicInput(Genre.FOLK, Mood.SAD, 10, "E minor", null), run);
    MusicResult result = outcome.result();
    LabFile audio = Objects.requireNonNull(outcome.file());
    assertThat(audio.url()).isEqualTo(result.audioUrl());
    assertThat(result.key()).isEqualTo("E minor");
    assertThat(result.meter()).isEqualTo("3/4");
    assertThat(result.chords()).last().isEqualTo("Em");
    TestRun again = new TestRun();
    generator.run(new MusicInput(Genre.FOLK, Mood.SAD, 10, "E minor", result.seed()), again);
    assertThat(again.file("music.mid")).isEqualTo(run.file("music.mid"));
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void scoreHasEveryBarFull(Genre genre) throws Exception {
    MusicResult result = generate(genre, Mood.MYSTERIOUS, 60);
    String notes = result.score().substring(result.score().indexOf("\nK:"));
    String[] bars =
        notes.substring(notes.indexOf('\n', 1)).replaceAll("\"[^\"]*\"y?", "").split("\\|");
    int steps = result.meter().equals("3/4") ? 12 : 16;
    for (int bar = 0; bar < result.chords().size(); bar++) {
      int sum =
          java.util.regex.Pattern.compile("\\d+")
              .matcher(bars[bar])
              .results()
              .mapToInt(length -> Integer.parseInt(length.group()))
              .sum();
      assertThat(sum).as("bar %d: %s", bar, bars[bar]).isEqualTo(steps);
    }
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(run.file("score.svg")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"H major", "C", "G# major", "c minor", "Fb minor", "C  major"})
  void wrongKeyIsRefused(String key) {
    MusicInput input = new MusicInput(Genre.POP, Mood.HAPPY, 20, key, null);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> generator.check(input))
        .satisfies(refusal -> assertThat(refusal.fields().getFirst().field()).isEqualTo("key"));
  }

  @Test
  void cancelledRunStops() {
    run.cancel();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> generate(Genre.POP, Mood.HAPPY, 120));
    assertThat(run.files()).isEmpty();
  }
}
