package com.onelastai.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonBudgetTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"text\"",
        "\"é😀 and more\"",
        "[1, 2.5, true, null, \"a\"]",
        "{\"a\": {\"b\": [{\"c\": \"d\"}, {}, []]}, \"e\": -9223372036854775808}",
      })
  void sizeIsThatOfTheJson(String json) {
    Object value = JSON.readValue(json, Object.class);
    int size = JSON.writeValueAsBytes(value).length;
    // One separator too many in each object and array is close enough.
    assertThat(new JsonBudget(size + 8).add("f", value)).isNull();
    assertThat(new JsonBudget(size - 1).add("f", value)).isNotNull();
  }

  @Test
  void budgetIsSharedByAllValues() {
    JsonBudget budget = new JsonBudget(20);
    assertThat(budget.add("a", "0123456789")).isNull();
    assertThat(budget.add("b", "0123456789"))
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("b"));
  }

  @Test
  void valueIsReadOnlyUpToTheBudget() {
    List<?> many = Collections.nCopies(100_000, Map.of("$gt", 1));
    assertThat(new JsonBudget(100).add("f", many)).isNotNull();
  }

  @Test
  void nullInsideAMapIsAllowed() {
    assertThat(new JsonBudget(100).add("f", Collections.singletonMap("a", null))).isNull();
  }
}
