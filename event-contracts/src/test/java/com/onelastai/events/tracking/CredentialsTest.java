package com.onelastai.events.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CredentialsTest {

  /** The web SDK's test reads the same cases. */
  static Stream<Arguments> addresses() throws Exception {
    try (InputStream cases = CredentialsTest.class.getResourceAsStream("/credentials.json")) {
      return Arrays.stream(JsonMapper.shared().readValue(cases, String[][].class))
          .map(pair -> Arguments.of(pair[0], pair[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void addressHasNoCredential(String address, String clean) {
    assertThat(Credentials.removeFromAddress(address)).isEqualTo(clean);
    assertThat(Credentials.removeFromAddress(clean)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "Reset of ada@example.com, Reset of (removed)",
    "https://app.example/reset?token=T, https://app.example/reset",
    "Error at /reset?token=T (404), Error at /reset (404)",
    "Is 2 = 1 + 1? @home, Is 2 = 1 + 1? @home"
  })
  void titleHasNoCredential(String title, String clean) {
    assertThat(Credentials.removeFromText(title)).isEqualTo(clean);
  }

  /** Each would take minutes, or more than the stack, if its length had a square or a depth. */
  @Timeout(10)
  @Test
  void addressOrTitleMadeToBeExpensiveIsNot() {
    String word = "a".repeat(200_000);
    String nested = "/x?" + "a=".repeat(20_000) + word + "@";
    assertThat(Credentials.removeFromAddress(nested)).isEqualTo(nested);
    assertThat(Credentials.removeFromText(word + "@")).isEqualTo(word + "@");
    String tokens = "/x?b=" + "eyJ-".repeat(100_000);
    assertThat(Credentials.removeFromAddress(tokens)).isEqualTo(tokens);
    String separators = "?".repeat(20_000);
    assertThat(Credentials.removeFromText(separators)).isEqualTo(separators);
  }

  @Test
  void noEventAboutAPageHasACredential() {
    String link = "https://app.example/reset?token=T";
    PageViewed view =
        new PageViewed(
            Actor.ANONYMOUS,
            "p",
            link,
            "/verify/" + "1a".repeat(10),
            link,
            link,
            PageViewed.Source.PAGE);
    assertThat(view.toString()).doesNotContain("token").doesNotContain("1a1a");

    ApiCalled call =
        new ApiCalled(Actor.ANONYMOUS, "GET", null, "/api/**", "/api/u/a@b.example", 200, 1, 0, 0);
    assertThat(call.path()).isEqualTo("/api/u/(removed)");

    UserEventTracked event =
        new UserEventTracked(
            Actor.ANONYMOUS,
            "link",
            "outbound",
            Map.of("urls", List.of(link)),
            false,
            "No answer from " + link);
    assertThat(event.errorMessage()).isEqualTo("No answer from https://app.example/reset");
    assertThat(event.eventData()).isEqualTo(Map.of("urls", List.of("https://app.example/reset")));
  }
}
