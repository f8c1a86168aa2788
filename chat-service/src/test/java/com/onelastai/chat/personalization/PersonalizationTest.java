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
import org.junit.jupiter.params.provider.EnumSource;

class PersonalizationTest {

  @Test
  void whatIsNotSetSaysNothing() {
    assertThat(instructions(null, null, null, null)).isEmpty();
  }

  @Test
  void personalityIsHandedOnInTheUsersWordsBelowTheAgentsRules() {
    assertThat(instructions("Be a grumpy captain.", null, null, null))
        .singleElement()
        .asString()
        .contains("as far as your rules above allow", "Be a grumpy captain.");
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void styleSaysHowAnswersRead(Style style) {
    assertThat(instructions(null, style.name().toLowerCase(), null, null))
        .containsExactly(style.instruction());
  }

  @Test
  void stylesDiffer() {
    assertThat(Arrays.stream(Style.values()).map(Style::instruction)).doesNotHaveDuplicates();
  }

  @Test
  void voiceAsksForAnswersToBeHeard() {
    assertThat(instructions(null, null, "calm", null))
        .singleElement()
        .asString()
        .contains("calm voice", "Write for listening", "no lists");
  }

  @Test
  void languageIsNamed() {
    assertThat(instructions(null, null, null, "de-AT"))
        .singleElement()
        .asString()
        .contains("German (Austria)");
  }

  @Test
  void allAreSaidTogether() {
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
