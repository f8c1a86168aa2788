package com.onelastai.lab.musicgenerator;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes a piece in a genre and a mood, plays it and writes its score. */
@Component
class MusicGenerator implements Experiment<MusicInput, MusicResult> {

  private static final int COMPOSED = 10;
  private static final int PLAYED = 90;
  private static final long SEEDS = 1L << 32;
  private static final Engine ENGINE = Engine.algorithm("rules-of-harmony");

  @Override
  public ExperimentInfo<MusicInput> info() {
    return new ExperimentInfo<>(
        "music-generator",
        "Music Generator",
        "Composes a piece by rules of harmony, voice leading and rhythm, plays it with a"
            + " synthesizer and writes its score. No model is involved.",
        new MusicInput(Genre.JAZZ, Mood.CALM, 30, "D major", 7L));
  }

  @Override
  public void check(MusicInput input) {
    String key = input.key();
    if (key != null && Key.find(key).isEmpty()) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "key", "unknown_key", "must be a key with a signature, such as Bb major")));
    }
  }

  @Override
  public Outcome<MusicResult> run(MusicInput input, Run run) {
    run.progress(0, "Composing");
    long seed = seed(input.seed());
    Optional<Key> wish = Optional.ofNullable(input.key()).flatMap(Key::find);
    Piece piece = Composer.compose(input.genre(), input.mood(), input.duration(), wish, seed);
    String title = title(input, piece.key());
    byte[] midi = MidiFile.write(piece, title);
    byte[] audio =
        Performance.play(
            midi,
            input.duration(),
            percent -> run.progress(COMPOSED + percent * (PLAYED - COMPOSED) / 100, "Playing"));
    run.progress(PLAYED, "Writing the score");
    LeadSheet sheet = LeadSheet.of(piece);
    LabFile audioFile = run.store("music.wav", WavFile.CONTENT_TYPE, audio);
    LabFile midiFile = run.store("music.mid", "audio/midi", midi);
    LabFile scoreFile = run.store("score.svg", "image/svg+xml", ScoreDrawing.draw(sheet, title));
    String abc = AbcNotation.write(sheet, title);
    MusicResult result = result(input, piece, abc, audioFile, midiFile, scoreFile, seed);
    return new Outcome<>(result, audioFile, ENGINE);
  }

  private static MusicResult result(
      MusicInput input,
      Piece piece,
      String abc,
      LabFile audio,
      LabFile midi,
      LabFile score,
      long seed) {
    return new MusicResult(
        input.genre(),
        input.mood(),
        input.duration(),
        piece.key().name(),
        piece.style().beats() + "/4",
        Math.round(piece.tempo() * 10) / 10.0,
        piece.symbols().stream().map(bar -> String.join(" ", bar)).toList(),
        abc,
        audio.url(),
        midi.url(),
        score.url(),
        seed);
  }

  private static long seed(@Nullable Long wish) {
    return Objects.requireNonNullElseGet(wish, () -> ThreadLocalRandom.current().nextLong(SEEDS));
  }

  /** Such as {@code Calm jazz in D major}. */
  private static String title(MusicInput input, Key key) {
    String mood = input.mood().value();
    return mood.substring(0, 1).toUpperCase(Locale.ROOT)
        + mood.substring(1)
        + " "
        + input.genre().value()
        + " in "
        + key.name();
  }
}
