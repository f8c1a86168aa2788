package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class AnswerIT extends ServiceTest {

  @BeforeEach
  void modelAnswers() {
    Model.says("Because air ", "scatters blue.");
  }

  @Test
  void messageIsAnsweredWithTextModelAndTokens() {
    String id = start();
    Answer answer = say(id, "  Why is the sky blue?\n").is(200);
    assertThat(answer.text("/conversationId")).isEqualTo(id);
    assertThat(answer.text("/id")).isEqualTo(id + "-2");
    assertThat(answer.text("/questionId")).isEqualTo(id + "-1");
    assertThat(answer.text("/role")).isEqualTo("assistant");
    assertThat(answer.text("/content")).isEqualTo("Because air scatters blue.");
    assertThat(answer.text("/model")).isEqualTo(Model.NAME);
    assertThat(answer.body().at("/tokens").asInt()).isEqualTo(2);
    assertThat(answer.body().at("/promptTokens").asInt()).isEqualTo(Model.PROMPT_TOKENS);
    assertThat(answer.body().at("/responseTime").isIntegralNumber()).isTrue();
    assertThat(answer.text("/status")).isEqualTo("complete");
    assertThat(answer.text("/timestamp")).isNotEmpty();
    assertThat(stored(id).getList("messages", Document.class))
        .extracting(message -> message.getString("content"))
        .containsExactly("Why is the sky blue?", "Because air scatters blue.");
    assertThat(stored(id).getList("messages", Document.class).getFirst().getInteger("tokens"))
        .isBetween(1, Model.PROMPT_TOKENS);
  }

  @Test
  void shortestQuestionIsAToken() {
    String id = start();
    say(id, "?").is(200);
    assertThat(stored(id).getList("messages", Document.class).getFirst().getInteger("tokens"))
        .isEqualTo(1);
  }

  @Test
  void promptContainsTheHistory() {
    String id = start();
    say(id, "One?").is(200);
    say(id, "Two?").is(200);
    List<String> prompt = Model.prompts().getLast();
    assertThat(prompt.getFirst()).startsWith("system: ");
    assertThat(prompt.subList(1, prompt.size()))
        .containsExactly("user: One?", "assistant: Because air scatters blue.", "user: Two?");
  }

  @Test
  void settingsOfTheUserAreInThePrompt() {
    api.put(person, "/api/agents/einstein/settings", Map.of("personality", "calm as a lake"))
        .is(200);
    say(start(), "One?").is(200);
    assertThat(Model.prompts().getLast().getFirst()).contains("calm as a lake");
  }

  @Test
  void chatStartsAConversationAndContinuesIt() {
    Answer first =
        api.post(person, "/api/chat", Map.of("agentId", "einstein", "message", "One?")).is(200);
    assertThat(first.text("/message")).isEqualTo("Because air scatters blue.");
    assertThat(first.text("/content")).isEqualTo(first.text("/message"));
    String id = first.text("/conversationId");
    Answer second =
        api.post(person, "/api/chat", Map.of("conversationId", id, "message", "Two?")).is(200);
    assertThat(second.text("/id")).isEqualTo(id + "-4");
    api.post(
            person,
            "/api/chat",
            Map.of("conversationId", id, "agentId", "comedy-king", "message", "Three?"))
        .is(400, "invalid_request");
    api.post(person, "/api/chat", Map.of("message", "Four?")).is(400, "invalid_request");
    assertThat(stored(id).getInteger("totalMessages")).isEqualTo(4);
    say(id, "Still there?").is(200);
  }

  @Test
  void regeneratedAnswerIsABranch() {
    String id = start();
    say(id, "One?").is(200);
    say(id, "Two?").is(200);
    Model.says("Another.");

    Answer again = api.post(person, path(id, "/regenerate"), Map.of()).is(200);

    assertThat(again.text("/questionId")).isEqualTo(id + "-3");
    assertThat(again.text("/id")).isEqualTo(id + "-5");
    assertThat(Model.prompts().getLast()).hasSize(4).last().isEqualTo("user: Two?");
    assertThat(stored(id).getInteger("totalMessages")).isEqualTo(5);
    Answer first =
        api.post(person, path(id, "/regenerate"), Map.of("messageId", id + "-2")).is(200);
    assertThat(first.text("/questionId")).isEqualTo(id + "-1");
    assertThat(Model.prompts().getLast()).hasSize(2);
    api.post(person, path(id, "/regenerate"), Map.of("messageId", id + "-99")).is(404);
    api.post(person, path(start(), "/regenerate"), Map.of()).is(404);
  }

  @Test
  void editedQuestionIsABranch() {
    String id = start();
    say(id, "One?").is(200);
    say(id, "Two?").is(200);

    Answer answer =
        api.put(person, path(id, "/messages/" + id + "-3"), Map.of("content", "Three?")).is(200);

    assertThat(answer.text("/questionId")).isEqualTo(id + "-5");
    assertThat(Model.prompts().getLast().subList(1, 4))
        .containsExactly("user: One?", "assistant: Because air scatters blue.", "user: Three?");
    api.put(person, path(id, "/messages/" + id + "-2"), Map.of("content", "No")).is(404);
    api.put(person, path(id, "/messages/" + id + "-3"), Map.of("content", "")).is(400);
    assertThat(stored(id).getInteger("totalMessages")).isEqualTo(6);
  }

  @Test
  void tooLongPromptIsCutAndRetried() {
    String id = start();
    say(id, "The oldest word").is(200);
    say(id, "Two?").is(200);
    Model.cannotRead("oldest", "Fine.");

    assertThat(say(id, "Three?").is(200).text("/content")).isEqualTo("Fine.");

    assertThat(Model.prompts()).hasSize(2);
    assertThat(Model.prompts().getLast()).last().isEqualTo("user: Three?");
    Model.cannotRead("Four");
    assertThat(say(id, "Four?").is(400, "invalid_request").text("/errors/0/code"))
        .isEqualTo("too_long");
    assertThat(stored(id).getInteger("totalMessages")).isEqualTo(6);
  }

  @Test
  void unavailableModelStoresNothing() {
    String id = start();
    Model.refuses(500);
    say(id, "One?").is(503, "model_unavailable");
    api.post(person, "/api/chat", Map.of("agentId", "einstein", "message", "Two?")).is(503);
    assertThat(stored(id).getList("messages", Document.class)).isEmpty();
    assertThat(stored(id)).doesNotContainKey("answering");
    assertThat(mongo.count(query(where("userId").is(person.userId())), "chatinteractions")).isOne();
    assertThat(
            mongo.find(
                query(where("_id").regex("^" + person.userId())), Document.class, "chatlimits"))
        .singleElement()
        .satisfies(counter -> assertThat(counter.getInteger("count")).isZero());
    Model.says("Back.");
    await().until(() -> say(id, "Three?").status() == 200);
  }

  @Test
  void failureReturnsThePartThatIsStored() {
    String id = start();
    Model.breaksOffAfter("Because");
    Answer broken = say(id, "One?").is(502, "model_failed");
    assertThat(broken.text("/message/content")).isEqualTo("Because");
    assertThat(broken.text("/message/status")).isEqualTo("interrupted");
    assertThat(stored(id).getInteger("totalMessages")).isEqualTo(2);
    Model.says("Whole.");
    assertThat(say(id, "Two?").is(200).text("/content")).isEqualTo("Whole.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \\n\\u2003 \"",
        "null",
        "1",
        "\"a\\u0000b\"",
        "\"\\u001b[31m\"",
        "\"\\ud800\""
      })
  void invalidTextIsRefused(String content) {
    String id = start();
    Answer refused =
        api.call(
            person,
            MockMvcRequestBuilders.post("/api/chat/message")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"conversationId\": \"" + id + "\", \"content\": " + content + "}"));
    refused.is(400, "invalid_request");
    assertThat(refused.text("/errors/0/field")).isEqualTo("content");
    assertThat(stored(id).getList("messages", Document.class)).isEmpty();
  }

  @Test
  void lengthIsCheckedAfterTrimming() {
    String id = start();
    say(id, "x".repeat(100_000)).is(400, "invalid_request");
    say(id, "x".repeat(8001)).is(400, "invalid_request");
    say(id, " " + "x".repeat(8000) + "\n").is(200);
    say(id, "line\n\tanother 🙂").is(200);
  }

  @Test
  void othersConversationsAreNotFound() {
    String id = start();
    Person other = Person.user();
    Map<String, String> message = Map.of("conversationId", id, "content", "Hello?");
    api.post(other, "/api/chat/message", message).is(404, "not_found");
    api.post(other, path(id, "/regenerate"), Map.of()).is(404, "not_found");
    api.post(other, path(id, "/stop"), Map.of()).is(404, "not_found");
    api.get(other, path(id, "/stream")).is(404, "not_found");
    api.post(Api.NOBODY, "/api/chat/message", message).is(401, "sign_in_required");
    api.post(other, "/api/chat", Map.of("agentId", "no-such", "message", "Hello?")).is(404);
    assertThat(Model.prompts()).isEmpty();
  }

  @Test
  void dailyLimitIsEnforced() {
    String id = start();
    Instant now = Instant.now();
    mongo.insert(
        new Document("_id", person.userId() + "/" + now.toString().substring(0, 10))
            .append("count", 1000)
            .append("expiresAt", now.plus(Duration.ofDays(2))),
        "chatlimits");
    Answer refused = say(id, "One more?").is(429, "limit_reached");
    assertThat(refused.body().at("/limit").asInt()).isEqualTo(1000);
    assertThat(Integer.parseInt(String.valueOf(refused.response().getHeader("Retry-After"))))
        .isBetween(1, 24 * 3600);
    assertThat(Model.prompts()).isEmpty();
  }

  private String start() {
    return api.post(person, "/api/chat/start", Map.of("agentId", "einstein"))
        .is(201)
        .text("/conversationId");
  }

  private Answer say(String id, String content) {
    return api.post(person, "/api/chat/message", Map.of("conversationId", id, "content", content));
  }

  private static String path(String id, String rest) {
    return "/api/chat/" + id + rest;
  }

  private Document stored(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "chatinteractions"));
  }
}
