package com.onelastai.events.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BotsTest {

  private static final int KNOWN = 2117;

  /** 1.8 % pass for people by their form alone. */
  private static final int KNOWN_TO_PASS = 39;

  @Test
  void fewOfThePubliclyKnownBotsPassForPeople() throws Exception {
    List<String> known;
    try (BufferedReader bots =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(BotsTest.class.getResourceAsStream("/known-bots.txt")),
                StandardCharsets.UTF_8))) {
      known = bots.lines().filter(line -> !line.startsWith("#")).toList();
    }

    assertThat(known).hasSize(KNOWN);
    assertThat(known)
        .filteredOn(userAgent -> !Bots.isBot(userAgent))
        .hasSizeLessThanOrEqualTo(KNOWN_TO_PASS);
  }

  /** Judged as a whole, it would take minutes. */
  @Timeout(10)
  @Test
  void longUserAgentOfAnUntrackedVisitorIsJudgedByItsBegin() {
    assertThat(Actor.untracked("Mozilla/5.0 " + "a-".repeat(200_000))).isEqualTo(Actor.ANONYMOUS);
  }
}
