package com.onelastai.lab.personalitymirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.onelastai.lab.personalitymirror.Item.Key;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The data file against the keys as they were published. */
class QuestionnaireTest {

  /** E, A, C, S (emotional stability) and O in turn; the key page of the 50 items, by number. */
  private static final List<Integer> REVERSED =
      List.of(
          2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 29, 30, 32, 34, 36, 38, 39, 44, 46,
          49);

  /** Donnellan et al. (2006), appendix; N is neuroticism. */
  private static final String MINI_IPIP =
      "E+ A+ C+ N+ O+ E- A- C- N- O- E+ A+ C+ N+ O- E- A- C- N- O-";

  private final Questionnaire questionnaire = new Questionnaire(JsonMapper.builder().build());

  QuestionnaireTest() throws IOException {}

  @Test
  void longFormHasThePublishedKey() {
    List<Item> items = questionnaire.items(Form.LONG);
    assertThat(items)
        .extracting(Item::item)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    for (Item item : items) {
      assertThat(item.trait()).isEqualTo(Trait.values()[(item.item() - 1) % 5]);
      assertThat(item.key() == Key.MINUS).as(item.text()).isEqualTo(REVERSED.contains(item.item()));
    }
  }

  @Test
  void eachTraitHasThePublishedNumberOfReversedItems() {
    assertThat(counts(Form.LONG, Key.PLUS)).hasToString("{E=5, A=6, C=6, ES=2, I=7}");
    assertThat(counts(Form.LONG, Key.MINUS)).hasToString("{E=5, A=4, C=4, ES=8, I=3}");
    assertThat(counts(Form.SHORT, Key.PLUS)).hasToString("{E=2, A=2, C=2, ES=2, I=1}");
    assertThat(counts(Form.SHORT, Key.MINUS)).hasToString("{E=2, A=2, C=2, ES=2, I=3}");
  }

  private Map<String, Long> counts(Form form, Key key) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Trait trait : Trait.values()) {
      String name = trait == Trait.EMOTIONAL_STABILITY ? "ES" : trait.name().substring(0, 1);
      long count =
          questionnaire.items(form).stream()
              .filter(item -> item.trait() == trait && item.key() == key)
              .count();
      counts.put(name, count);
    }
    return counts;
  }

  @Test
  void shortFormHasThePublishedKey() {
    assertThat(questionnaire.items(Form.SHORT).stream().map(QuestionnaireTest::asPublished))
        .containsExactly(MINI_IPIP.split(" "));
  }

  /** The published key of the short form counts for neuroticism, the opposite of stability. */
  private static String asPublished(Item item) {
    boolean plus = item.key() == Key.PLUS;
    return switch (item.trait()) {
      case EXTRAVERSION -> plus ? "E+" : "E-";
      case AGREEABLENESS -> plus ? "A+" : "A-";
      case CONSCIENTIOUSNESS -> plus ? "C+" : "C-";
      case EMOTIONAL_STABILITY -> plus ? "N-" : "N+";
      case INTELLECT -> plus ? "O+" : "O-";
    };
  }

  @Test
  void textsOfTheShortFormAreThePublishedOnes() {
    assertThat(questionnaire.items(Form.SHORT).stream().map(Item::text))
        .startsWith(
            "Am the life of the party.",
            "Sympathize with others' feelings.",
            "Get chores done right away.",
            "Have frequent mood swings.",
            "Have a vivid imagination.")
        .endsWith(
            "Keep in the background.",
            "Am not really interested in others.",
            "Make a mess of things.",
            "Seldom feel blue.",
            "Do not have a good imagination.");
  }

  @ParameterizedTest
  @EnumSource
  void everyTraitHasNormsAndTexts(Trait trait) {
    Questionnaire.TraitTexts texts = questionnaire.texts(trait);
    assertThat(new TreeMap<>(texts.texts())).containsOnlyKeys(Level.values());
    assertThat(texts.words()).containsOnlyKeys(Level.LOW, Level.HIGH);
    Stream.of(Form.values())
        .map(form -> questionnaire.norm(form, trait))
        .forEach(norm -> {
          assertThat(norm.mean()).isBetween(2.5, 4.5);
          assertThat(norm.sd()).isBetween(0.5, 1.2);
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 50", "1, 84.1345", "-1, 15.8655", "1.96, 97.5002", "-2.5758, 0.5", "4, 99.9968"})
  void percentilesAreThoseOfTheNormalDistribution(double z, double percentile) {
    assertThat(new Norm(3, 0.5).percentile(3 + z * 0.5)).isCloseTo(percentile, within(0.0005));
  }
}
