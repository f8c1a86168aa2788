package com.onelastai.starter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldKeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/agents/einstein", "a.b", "$gt", "%24", "%2E.", "", "%", "ключ\0", "100%", "😀"})
  void anyTextComesBackAsItWas(String text) {
    String key = FieldKeys.encode(text);

    assertThat(key).isNotEmpty().doesNotContain(".", "$", "\0");
    assertThat(FieldKeys.decode(key)).isEqualTo(text);
  }

  @Test
  void longTextIsCut() {
    assertThat(FieldKeys.encode("x".repeat(10_000))).hasSize(200);
  }
}
