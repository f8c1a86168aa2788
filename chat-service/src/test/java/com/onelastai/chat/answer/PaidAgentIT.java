package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.test.Model;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Agents that require a subscription. */
class PaidAgentIT extends ServiceTest {

  private static final String AGENT = "ben-sega";
  private static final Duration PAID = Duration.ofHours(1);

  @BeforeEach
  void modelAnswers() {
    Model.says("Hello.");
  }

  @Test
  void visitorIsAskedToSignIn() {
    start(visitor, AGENT).is(401, "sign_in_required");
    chat(visitor).is(401, "sign_in_required");
    assertThat(Model.prompts()).isEmpty();
  }

  @Test
  void userWithoutSubscriptionIsRefusedAndNothingIsStored() {
    for (Answer refused : List.of(start(person, AGENT), chat(person))) {
      refused.is(402, "subscription_required");
      assertThat(refused.text("/agentId")).isEqualTo(AGENT);
      assertThat(refused.body().has("expiredAt")).isFalse();
    }
    assertThat(Model.prompts()).isEmpty();
    assertThat(items(api.get(person, "/api/chat/user/me"), "agentId")).isEmpty();
  }

  @Test
  void accessBeginsWithTheEventAndEndsByTheClock() {
    Instant until = pay(List.of(AGENT));
    String id = start(person, AGENT).is(201).text("/conversationId");
    say(id).is(200);
    chat(person).is(200);
    start(person, "lazy-pawn").is(402, "subscription_required");

    clock.setOffset(PAID.minusSeconds(10));
    Answer last = say(id).is(200);
    clock.setOffset(PAID.plusSeconds(10));
    Model.says("Never.");

    for (Answer refused :
        List.of(
            start(person, AGENT),
            chat(person),
            say(id),
            api.post(person, "/api/chat/" + id + "/regenerate", Map.of()),
            api.put(
                person,
                "/api/chat/" + id + "/messages/" + last.text("/questionId"),
                Map.of("content", "Or so?")),
            streamed(id))) {
      refused.is(402, "subscription_required");
      assertThat(refused.text("/agentId")).isEqualTo(AGENT);
      assertThat(refused.text("/expiredAt")).isEqualTo(until.toString());
    }
    assertThat(Model.prompts()).isEmpty();
    assertThat(api.get(person, "/api/chat/" + id).is(200).body().get("messages")).hasSize(4);

    clock.setOffset(Duration.ZERO);
    say(id).is(200);
  }

  @Test
  void planForAllAgentsOpensEachOfThem() {
    pay(null);

    start(person, AGENT).is(201);
    start(person, "lazy-pawn").is(201);
  }

  @Test
  void adminNeedsNoSubscription() {
    Person admin = Person.admin();
    start(admin, AGENT).is(201);
    String id = chat(admin).is(200).text("/conversationId");
    say(admin, id, "Go on.").is(200);
  }

  private Instant pay(@Nullable List<String> agents) {
    Instant until = clock.instant().plus(PAID);
    subscribe(person, agents, until);
    return until;
  }

  private Answer chat(Person caller) {
    return api.post(caller, "/api/chat", Map.of("agentId", AGENT, "message", "Hello?"));
  }

  private Answer say(String id) {
    return say(person, id, "Really?");
  }

  private Answer streamed(String id) {
    return api.call(
        person,
        MockMvcRequestBuilders.post("/api/chat/message")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"conversationId\": \"" + id + "\", \"content\": \"Really?\"}"));
  }
}
