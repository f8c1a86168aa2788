package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.answer.PromptedModel.TokenRatio;
import com.onelastai.chat.model.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenRatioTest {

  private static final String TEXT = "x".repeat(1200);

  private final TokenRatio ratio = new TokenRatio();

  @Test
  void firstEstimateIsThreeCharactersPerToken() {
    assertThat(ratio.tokens(TEXT)).isEqualTo(404);
  }

  @Test
  void estimateApproachesTheModelsCount() {
    int before = ratio.tokens(TEXT);
    ratio.learn(prompt(TEXT), 1204);
    int after = ratio.tokens(TEXT);
    assertThat(after).isBetween(before + 1, 1203);
    for (int i = 0; i < 50; i++) {
      ratio.learn(prompt(TEXT), 1204);
    }
    assertThat(ratio.tokens(TEXT)).isBetween(1200, 1206);
  }

  @Test
  void outliersAreClamped() {
    for (int i = 0; i < 100; i++) {
      ratio.learn(prompt(TEXT), 6);
    }
    assertThat(ratio.tokens(TEXT)).isGreaterThanOrEqualTo(200);
    ratio.learn(prompt("short"), 900);
    assertThat(ratio.tokens(TEXT)).isLessThan(210);
  }

  private static Prompt prompt(String text) {
    return new Prompt(List.of(new Prompt.Message("user", text)), 10);
  }
}
