package com.onelastai.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.tools.json.JsonInput.Action;
import com.onelastai.tools.json.JsonInput.Syntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 318 cases of the JSON Parsing Test Suite (github.com/nst/JSONTestSuite), as the package
 * json-test-suite 1.0.0 has them: bytes that are no UTF-8 are U+FFFD.
 */
class JsonTestSuiteTest {

  /** Its name starts with y if it must be read, with n if it must not, else with i. */
  record Case(String name, String input, int times) {

    String text() {
      return input.repeat(times);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final JsonTool tool = new JsonTool();

  static List<Case> cases() throws IOException {
    JsonMapper json = new JsonMapper();
    try (var file = JsonTestSuiteTest.class.getResourceAsStream("/json-test-suite.jsonl")) {
      String lines =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().map(line -> json.readValue(line, Case.class)).toList();
    }
  }

  @Test
  void suiteIsWhole() throws IOException {
    assertThat(cases()).hasSize(318);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatMustBeReadIsReadAndWhatMustNotIsRefused(Case each) {
    JsonResult result = run(Action.VALIDATE, each.text());
    switch (each.name().charAt(0)) {
      case 'y' -> assertThat(result.valid()).as("%s", result.problem()).isTrue();
      case 'n' -> assertThat(result.valid()).isFalse();
      default -> assertThat(result.valid()).isNotNull();
    }
    if (Boolean.FALSE.equals(result.valid())) {
      assertThat(Objects.requireNonNull(result.problem()).message()).isNotBlank();
      assertThat(result.problem().line()).isPositive();
      assertThat(result.problem().column()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsReadIsTheSameValueWhenItIsWritten(Case each) {
    if (Boolean.TRUE.equals(run(Action.VALIDATE, each.text()).valid())) {
      Object value = value(each.text());
      for (Action action : List.of(Action.FORMAT, Action.MINIFY, Action.SORT_KEYS)) {
        assertThat(value(String.valueOf(run(action, each.text()).text()))).isEqualTo(value);
      }
    }
  }

  private static @Nullable Object value(String text) {
    return new JsonReader(JsonText.of(text, Syntax.JSON)).value();
  }

  private JsonResult run(Action action, String text) {
    return tool.run(new JsonInput(action, text, null, null, null, null));
  }
}
