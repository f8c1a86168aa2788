package com.onelastai.chat.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.personalization.Personalization.AgentSettings;
import com.onelastai.chat.personalization.Personalization.AgentSettings.Style;
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
    assertThat(instructions(null, style.name().toLowerCase(), null, null))
        .containsExactly(style.instruction());
  }

  @Test
  void stylesDiffer() {
    assertThat(Arrays.stream(Style.values()).map(Style::instruction)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Be a grumpy captain., , , as far as your rules above allow; Be a grumpy captain.",
    ", calm, , calm voice; Write for listening; no lists",
    ", , de-AT, German (Austria)"
  })
  void settingAddsOneInstruction(
      @Nullable String personality,
      @Nullable String voice,
      @Nullable String language,
      String expected) {
    assertThat(instructions(personality, null, voice, language))
        .singleElement()
        .asString()
        .contains(expected.split("; "));
  }

  @Test
  void allInstructionsAreCombined() {
    assertThat(instructions("Be kind.", "concise", "warm", "fr")).hasSize(4);
  }

  private static List<String> instructions(
      @Nullable String personality,
      @Nullable String style,
      @Nullable String voice,
      @Nullable String language) {
    return new AgentSettings(personality, style, voice, language)
        .toPersonalization("ada", "einstein", Instant.EPOCH)
        .instructions();
  }
}
