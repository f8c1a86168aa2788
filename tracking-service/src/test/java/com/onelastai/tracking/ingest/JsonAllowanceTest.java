package com.onelastai.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonAllowanceTest {

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
    // A separator too many in each object and array is close enough.
    assertThat(new JsonAllowance(size + 8).take("f", value)).isNull();
    assertThat(new JsonAllowance(size - 1).take("f", value)).isNotNull();
  }

  @Test
  void allowanceIsSharedByAllThatIsTaken() {
    JsonAllowance allowance = new JsonAllowance(20);
    assertThat(allowance.take("a", "0123456789")).isNull();
    assertThat(allowance.take("b", "0123456789"))
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("b"));
  }

  @Test
  void valueIsLookedAtNoFurtherThanTheAllowanceGoes() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(Map.of("$gt", i));
    }
    assertThat(new JsonAllowance(100).take("f", many)).isNotNull();
  }

  @Test
  void nullInsideAMapIsKept() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", null);
    assertThat(new JsonAllowance(100).take("f", map)).isNull();
  }
}
