package com.onelastai.lab.dreaminterpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.FoundWord;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Mood;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Theme;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.test.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DreamInterpreterTest {

  private static final String DREAM =
      "Two wolves were chasing me. I ran over a bridge and fell into the river, terrified. "
          + "The wolf\u2019s eyes were like moons.";

  private final DreamInterpreter interpreter = new DreamInterpreter();
  private final TestRun run = new TestRun();

  @Test
  void findsSymbolsWithTheirPlaces() {
    List<DreamSymbol> symbols = result(DREAM).symbols();

    assertThat(symbols)
        .extracting(DreamSymbol::symbol)
        .containsExactly("wolf", "chase", "running", "bridge", "falling", "river", "eye", "moon");
    assertThat(symbols.getFirst().found())
        .extracting(FoundWord::text)
        .containsExactly("wolves", "wolf\u2019s");
    assertThat(symbols)
        .flatExtracting(DreamSymbol::found)
        .allSatisfy(
            word -> assertThat(DREAM.substring(word.start(), word.end())).isEqualTo(word.text()));
  }

  @Test
  void saysWhatSymbolsMeanInSeveralTraditions() {
    DreamSymbol bridge = result("A bridge.").symbols().getFirst();

    assertThat(bridge.meaning()).contains("transition");
    assertThat(bridge.traditions()).containsOnlyKeys("psychology", "myth");
  }

  @Test
  void themesAreThoseThatMostSymbolsShare() {
    List<Theme> themes = result("There was a door in the wall of a tunnel, and fog.").themes();

    assertThat(themes).extracting(Theme::theme).startsWith("change", "secrets");
    assertThat(themes.getFirst().symbols()).containsExactly("door", "tunnel");
  }

  @ParameterizedTest
  @CsvSource({
    "I was scared and terrified of the garden, FEARFUL",
    "We were laughing and so happy, JOYFUL",
    "A shark circled the boat, FEARFUL",
    "I was happy and then sad, MIXED",
    "I sat on a chair, NEUTRAL"
  })
  void moodIsToldByWordsOfFeelingOrElseBySymbols(String dream, Mood mood) {
    assertThat(result(dream).mood()).isEqualTo(mood);
  }

  @Test
  void composesAReadingOfMoodSymbolsThemesAndAQuestion() {
    String interpretation = result(DREAM).interpretation();

    assertThat(interpretation)
        .startsWith("The dream has an anxious tone. A wolf often stands for wildness")
        .contains("it often stands for something that one avoids")
        .containsPattern("Taken together, it may touch on [a-z ]+ and on [a-z ]+\\.")
        .containsPattern("A question to take along: .*\\?$");
  }

  @Test
  void aDreamWithoutSymbolsIsGivenBackToTheDreamer() {
    DreamInterpreterResult result = result("Zzz, qwerty.");

    assertThat(result.symbols()).isEmpty();
    assertThat(result.themes()).isEmpty();
    assertThat(result.interpretation()).contains("only you can say what its images mean");
  }

  @Test
  void withoutAModelThereIsNoReadingOfIt() {
    Outcome<DreamInterpreterResult> outcome =
        interpreter.run(new DreamInterpreterInput(DREAM), run);

    assertThat(outcome.result().modelInterpretation()).isNull();
    assertThat(outcome.engine()).isEqualTo(Engine.algorithm("symbol-dictionary"));
    assertThat(outcome.result().note()).contains("neither advice nor a diagnosis");
  }

  @Test
  void theModelsReadingStandsBeside() {
    run.reply(
        "Interpretation: The wolves may show a worry that follows you. The wolves may show a worry "
            + "that follows you. The bridge could be a step you hope to take. And then the");
    Outcome<DreamInterpreterResult> outcome =
        interpreter.run(new DreamInterpreterInput(DREAM), run);

    assertThat(outcome.result().modelInterpretation())
        .isEqualTo(
            "The wolves may show a worry that follows you. The bridge could be a step you hope to"
                + " take.");
    assertThat(outcome.engine()).isEqualTo(new Engine(Engine.Kind.BOTH, TestRun.MODEL));
    assertThat(outcome.result().interpretation()).contains("A wolf often stands for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You will meet a stranger who changes your life for ever and ever.",
        "As an AI language model I have no dreams, but this one is about fear.",
        "This is a sign of an anxiety disorder that needs to be diagnosed soon.",
        "My greatest wish is to have unforgettable experiences of art and technology.",
        "Maybe."
      })
  void aReadingThatIsNoneOrTooMuchIsLeftOut(String reply) {
    run.reply(reply);

    assertThat(result(DREAM).modelInterpretation()).isNull();
  }

  @Test
  void onlyTheBeginningOfALongDreamGoesToTheModel() {
    result("I walked and walked. ".repeat(190));

    assertThat(run.prompts().getFirst().messages().getLast().content())
        .startsWith("The dream: I walked and walked.")
        .hasSizeLessThan(800);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I stood on a bridge and wanted to die.",
        "In the dream I was going to kill myself, and it felt calm.",
        "Ich stand am Fluss und dachte an Selbstmord."
      })
  void whoMayBeInDangerReadsFirstWhereToFindHelp(String dream) {
    run.reply("The bridge may show that you long for peace and for another shore in life.");
    DreamInterpreterResult result = result(dream);

    assertThat(result.help()).contains("emergency number of the place where you are");
    assertThat(result.interpretation()).startsWith(result.help());
    assertThat(result.modelInterpretation()).isNull();
    assertThat(run.prompts()).isEmpty();
  }

  @Test
  void othersReadNoSuchThing() {
    assertThat(result("My grandfather died and the dead were dancing.").help()).isNull();
  }

  private DreamInterpreterResult result(String dream) {
    return interpreter.run(new DreamInterpreterInput(dream), run).result();
  }
}
