package com.onelastai.chat.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.personalization.Personalization.AgentSettings;
import com.onelastai.chat.personalization.Personalization.AgentSettings.Style;
import com.onelastai.chat.personalization.Personalization.AgentSettings.Voice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PersonalizationTest {

  @Test
  void noSettingsGiveNoInstructions() {
    assertThat(instructions(null, null, null, null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void styleHasAnInstruction(Style style) {
    assertThat(instructions(null, style, null, null)).containsExactly(style.instruction());
  }

  @Test
  void stylesDiffer() {
    assertThat(Arrays.stream(Style.values()).map(Style::instruction)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Be a grumpy captain., , , as far as your rules above allow; Be a grumpy captain.",
    ", CALM, , calm voice; Write for listening; no lists",
    ", , de-AT, German (Austria)"
  })
  void settingAddsOneInstruction(
      @Nullable String personality,
      @Nullable Voice voice,
      @Nullable String language,
      String expected) {
    assertThat(instructions(personality, null, voice, language))
        .singleElement()
        .asString()
        .contains(expected.split("; "));
  }

  @Test
  void allInstructionsAreCombined() {
    assertThat(instructions("Be kind.", Style.CONCISE, Voice.WARM, "fr")).hasSize(4);
  }

  private static List<String> instructions(
      @Nullable String personality,
      @Nullable Style style,
      @Nullable Voice voice,
      @Nullable String language) {
    return new AgentSettings(personality, style, voice, language)
        .toPersonalization("ada", "einstein", Instant.EPOCH)
        .instructions();
  }
}
