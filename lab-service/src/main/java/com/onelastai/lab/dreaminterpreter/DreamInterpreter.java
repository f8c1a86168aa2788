package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Mood;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Theme;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.text.Distress;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class DreamInterpreter implements Experiment<DreamInterpreterInput, DreamInterpreterResult> {

  static final String NOTE =
      "For reflection only: what a dream means is for the dreamer to say. This is neither advice nor"
          + " a diagnosis, and it does not tell the future.";
  private static final Engine DICTIONARY = Engine.algorithm("symbol-dictionary");

  private final SymbolDictionary dictionary = new SymbolDictionary();
  private final Moods moods = new Moods();
  private final Themes themes = new Themes();
  private final Interpretation interpretation = new Interpretation(moods, themes);

  @Override
  public ExperimentInfo<DreamInterpreterInput> info() {
    return new ExperimentInfo<>(
        "dream-interpreter",
        "Dream interpreter",
        "Finds the symbols of a dream in a dictionary of %d, with what psychology, folklore and "
                .formatted(dictionary.symbols().size())
            + "myths say of them, and composes a reading. A language model's reading stands beside "
            + "it if there is one. For reflection, not advice.",
        new DreamInterpreterInput(
            "I was crossing an old bridge while the river rose below me. On the other side my "
                + "grandmother waited in front of a house that I did not know."));
  }

  @Override
  public Outcome<DreamInterpreterResult> run(DreamInterpreterInput input, Run run) {
    run.progress(10, "Looking for symbols");
    String dream = input.dreamText();
    List<DreamSymbol> symbols = dictionary.in(dream);
    List<Theme> common = themes.of(symbols, dictionary);
    Mood mood = moods.of(dream, symbols);
    String reading = interpretation.of(mood, symbols, common);
    if (Distress.isIn(dream)) {
      // A model may not say something else to someone in need.
      return Outcome.of(
          new DreamInterpreterResult(
              Distress.HELP,
              dream,
              symbols,
              common,
              mood,
              Distress.HELP + "\n\n" + reading,
              null,
              NOTE),
          DICTIONARY);
    }
    run.progress(30, "Reading the dream");
    Optional<Reply> reply = run.tryAsk(ModelReading.prompt(dream, symbols));
    Optional<String> said = reply.flatMap(text -> ModelReading.of(text, symbols));
    run.progress(100, "Done");
    return Outcome.of(
        new DreamInterpreterResult(
            null, dream, symbols, common, mood, reading, said.orElse(null), NOTE),
        said.isPresent()
            ? new Engine(Engine.Kind.BOTH, reply.map(Reply::model).orElseThrow())
            : DICTIONARY);
  }
}
