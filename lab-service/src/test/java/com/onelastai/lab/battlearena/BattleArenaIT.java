package com.onelastai.lab.battlearena;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A battle from its request to the ratings, with a server that plays the model. */
class BattleArenaIT extends ServiceTest {

  private static final String ARENA = "/api/lab/battle-arena";
  private static final String BATTLE =
      """
      {"contestant1": {"name": "einstein"}, "contestant2": {"name": "Drama Queen"},
       "topic": "What matters most?", "rounds": 1}\
      """;

  @RegisterExtension
  static final WireMockExtension MODEL =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @DynamicPropertySource
  static void askIt(DynamicPropertyRegistry properties) {
    properties.add("onelastai.model.servers[0].url", () -> MODEL.baseUrl() + "/v1");
    properties.add("onelastai.model.servers[0].name", () -> "tiny");
  }

  @Test
  void finishedBattleMovesTheRatings() {
    says("You are Einstein Agent", "", "Light wins.");
    says("You are Drama Queen", "", "Tea wins.");
    says("fair judge", "", "Speaker 1 and speaker 2 differ.");
    says("Reply with one word", "Speaker 1: Light wins.", "1");
    says("Reply with one word", "Speaker 1: Tea wins.", "2");
    Answer battle = battle(BATTLE).is(200);
    assertThat(battle.text("/error")).isEmpty();
    shows(
        battle,
        """
        {"status": "completed", "input": {"prompt": "What matters most?"},
         "output": {"metadata": {"engine": {"kind": "model", "name": "tiny"}}, "result":
           {"winner": "Einstein Agent", "rated": true, "topic": "What matters most?",
            "transcript": [{"round": 1, "side": "side1", "speaker": "Einstein Agent", "text": "Light wins."},
                           {"round": 1, "side": "side2", "speaker": "Drama Queen", "text": "Tea wins."}],
            "contestant1": {"id": "einstein", "name": "Einstein Agent", "persona": "${json-unit.any-string}"},
            "contestant2": {"id": "drama-queen", "name": "Drama Queen", "persona": "${json-unit.any-string}"},
            "verdict": {"winner": "side1", "agreed": true, "judgements": [
              {"shownFirst": "side1", "winner": "side1", "reason": "Speaker 1 and speaker 2 differ."},
              {"shownFirst": "side2", "winner": "side1", "reason": "Speaker 1 and speaker 2 differ."}]}}}}\
        """);
    await()
        .untilAsserted(() ->
            assertThat(items(api.get(visitor, ARENA + "/ratings"), "contestantId"))
                .startsWith("einstein")
                .endsWith("drama-queen"));
  }

  @Test
  void busyModelDelaysABattle() {
    says("", "", "Tea is good.");
    says("Reply with one word", "", "draw");
    MODEL.stubFor(
        question("You are Drama Queen", "")
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(status(429).withHeader("Retry-After", "1"))
            .willSetStateTo("free"));

    assertThat(battle(BATTLE).is(200).text("/status")).isEqualTo("completed");
  }

  @Test
  void withoutAModelABattleFailsWithItsCause() {
    Answer battle = battle(BATTLE).is(200);
    assertThat(battle.text("/status")).isEqualTo("failed");
    assertThat(battle.text("/error")).contains("language model");
  }

  @Test
  void wrongContestantsAreRefused() {
    isInvalid(battle(BATTLE.replace("einstein", "Nobody")), "contestant1.persona");
    isInvalid(battle(BATTLE.replace("Drama Queen", "einstein")), "contestant2.name");
    isInvalid(battle(BATTLE.replace("Drama Queen", "")), "contestant2.name");
    isInvalid(battle(BATTLE.replace("1}", "6}")), "rounds");
  }

  private Answer battle(String json) {
    return api.call(
        person,
        MockMvcRequestBuilders.post(ARENA)
            .header("Prefer", "wait=30")
            .contentType(MediaType.APPLICATION_JSON)
            .content(json));
  }

  /** What the model says to prompts that contain these texts; the last that fits. */
  private static void says(String prompt, String also, String text) {
    MODEL.stubFor(
        question(prompt, also)
            .willReturn(
                okForContentType(
                    "text/event-stream",
                    """
                    data: {"model":"tiny","choices":[{"delta":{"content":"%s"},"finish_reason":"stop"}]}

                    data: [DONE]

                    """
                        .formatted(text))));
  }

  private static MappingBuilder question(String prompt, String also) {
    return WireMock.post(urlEqualTo("/v1/chat/completions"))
        .withRequestBody(containing(prompt))
        .withRequestBody(containing(also));
  }
}
