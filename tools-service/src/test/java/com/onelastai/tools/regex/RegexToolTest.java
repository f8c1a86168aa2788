package com.onelastai.tools.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.regex.RegexInput.Flavor;
import com.onelastai.tools.regex.RegexResult.Group;
import com.onelastai.tools.regex.RegexResult.Match;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexToolTest {

  private final RegexTool tool = new RegexTool();

  @ParameterizedTest
  @EnumSource(Flavor.class)
  void matchesAreFoundWithTheirGroups(Flavor flavor) {
    RegexResult result = run(flavor, "(?<year>\\d{4})-(\\d\\d)(x)?", "In 2026-03, 2026-05x", null);
    assertThat(result.matches())
        .containsExactly(
            new Match(
                3,
                10,
                "2026-03",
                List.of(new Group("year", "2026"), new Group("2", "03"), new Group("3", null))),
            new Match(
                12,
                20,
                "2026-05x",
                List.of(new Group("year", "2026"), new Group("2", "05"), new Group("3", "x"))));
    assertThat(result.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Flavor.class)
  void matchesAreReplaced(Flavor flavor) {
    assertThat(run(flavor, "(\\w)(\\d)", "a1 b2", "$2$1").replaced()).isEqualTo("1a 2b");
  }

  @ParameterizedTest
  @EnumSource(Flavor.class)
  void emptyMatchesEnd(Flavor flavor) {
    assertThat(run(flavor, "x*", "axb", null).count()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(Flavor.class)
  void flagsChangeWhatMatches(Flavor flavor) {
    RegexInput all = new RegexInput("^A.B$", "x\na\nb\ny", flavor, true, true, true, null, false);
    assertThat(tool.run(all).count()).isOne();
    assertThat(run(flavor, "^A.B$", "x\na\nb\ny", null).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(.*a){25}$", "(.*a){12}$", "(a.*){15}!!"})
  void expressionThatExplodesIsEndedAndNoTroubleForRe2(String pattern) {
    String text = "a".repeat(40) + "!";
    assertThat(run(Flavor.RE2, pattern, text, null).count()).isZero();
    for (Flavor flavor : List.of(Flavor.JAVA, Flavor.JAVASCRIPT)) {
      assertThatThrownBy(() -> run(flavor, pattern, text, null))
          .isInstanceOf(ToolFailedException.class)
          .hasMessageContaining("RE2 never does");
    }
  }

  @Test
  void expressionThatNestsTooDeeplyFails() {
    assertThatThrownBy(() -> run(Flavor.JAVA, "(a|b)*c", "ab".repeat(50_000), null))
        .isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[a", "a{2,1}", "*", "(?<a>x)(?<a>y)", "\\"})
  void malformedExpressionIsRefused(String pattern) {
    for (Flavor flavor : Flavor.values()) {
      assertThatThrownBy(() -> run(flavor, pattern, "a", null))
          .as("%s %s", flavor, pattern)
          .isInstanceOf(ApiException.class)
          .hasMessageStartingWith("pattern");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$3", "${none}", "$"})
  void malformedReplacementIsRefused(String replacement) {
    assertThatThrownBy(() -> run(Flavor.JAVA, "(a)", "a", replacement))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("replacement");
  }

  @Test
  void resultIsBounded() {
    RegexResult many = run(Flavor.RE2, "a", "a".repeat(5_000), null);
    assertThat(many.count()).isEqualTo(1_000);
    assertThat(many.matches()).hasSize(200);
    assertThatThrownBy(() -> run(Flavor.JAVA, "a", "a".repeat(5_000), "x".repeat(1_000)))
        .isInstanceOf(ToolFailedException.class);
  }

  private RegexResult run(
      Flavor flavor, String pattern, String text, @Nullable String replacement) {
    return tool.run(new RegexInput(pattern, text, flavor, false, false, false, replacement, false));
  }
}
