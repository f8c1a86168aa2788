package com.onelastai.tools.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.tools.run.UsageSummary.UsageProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UsageSummaryTest {

  private final UsageSummary summary = of(true);

  private static UsageSummary of(boolean keepInputs) {
    return new UsageSummary(JsonMapper.shared(), new UsageProperties(keepInputs, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key",
        "password",
        "clientSecret",
        "access_token",
        "Authorization",
        "Set-Cookie",
        "apiKey",
        "private-key",
        "passphrase",
        "headers",
        "body"
      })
  void valueOfASecretFieldIsRemoved(String name) {
    assertThat(summary.of(Map.of(name, "hunter2"))).isEqualTo(Map.of(cut(name), "(removed)"));
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), 20));
  }

  @Test
  void secretInANestedObjectIsRemoved() {
    assertThat(summary.of(Map.of("a", List.of(Map.of("token", List.of("x"))))))
        .isEqualTo(Map.of("a", List.of(Map.of("token", "(removed)"))));
  }

  @Test
  void credentialsInATextAreRemoved() {
    assertThat(
            new UsageSummary(JsonMapper.shared(), new UsageProperties(true, 200))
                .of(Map.of("url", "https://x.example/?token=abc&page=2")))
        .isEqualTo(Map.of("url", "https://x.example/?page=2"));
  }

  @Test
  void requestOverHttpIsKeptWithoutItsSecrets() {
    Object kept =
        new UsageSummary(JsonMapper.shared(), new UsageProperties(true, 2000))
            .of(
                JsonMapper.shared()
                    .readTree(
                        """
                        {"method": "POST",
                         "url": "https://x.example/hook?api_key=hunter2&page=2&access_token=hunter2",
                         "headers": ["Authorization: Bearer hunter2", "Cookie: a=hunter2",
                                     "X-Api-Key: hunter2", "X-Anything: hunter2"],
                         "body": "{\\"password\\": \\"hunter2\\"}"}\
                        """));
    assertThat(kept)
        .isEqualTo(
            Map.of(
                "method", "POST",
                "url", "https://x.example/hook?page=2",
                "headers", "(removed)",
                "body", "(removed)"));
  }

  @Test
  void textIsCutAtAWholeCharacter() {
    assertThat(summary.of("1234567890123456789\uD83D\uDE00")).isEqualTo("1234567890123456789");
  }

  @Test
  void longListsAndWhatNoLongerFitsAreCut() {
    assertThat(summary.of(new int[1000]))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(20);
    assertThat(summary.of(List.of("12345678901234567890", "more")))
        .isEqualTo(List.of("12345678901234567890"));
  }

  @Test
  void nothingIsKeptWhereTheOperatorSaysSo() {
    assertThat(of(false).of(Map.of("text", "a"))).isNull();
  }
}
