package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.onelastai.chat.test.Model;
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

class AnswerIT extends ServiceTest {

  private String id;

  @BeforeEach
  void start() {
    Model.says("Because air ", "scatters blue.");
    id = start(person);
  }

  @Test
  void messageIsAnsweredWithTextModelAndTokens() {
    Answer answer = say("  Why is the sky blue?\n").is(200);
    shows(
        answer,
        """
        {"conversationId": "ID", "id": "ID-2", "questionId": "ID-1", "role": "assistant",
         "content": "Because air scatters blue.", "model": "tiny-1", "tokens": 2,
         "promptTokens": 100, "responseTime": "${json-unit.any-number}", "status": "complete",
         "timestamp": "${json-unit.regex}.+"}
        """
            .replace("ID", id));
    assertThat(messages())
        .extracting(message -> message.getString("content"))
        .containsExactly("Why is the sky blue?", "Because air scatters blue.");
    assertThat(messages().getFirst().getInteger("tokens")).isBetween(1, Model.PROMPT_TOKENS);
  }

  @Test
  void shortestQuestionIsAToken() {
    say("?").is(200);
    assertThat(messages().getFirst().getInteger("tokens")).isEqualTo(1);
  }

  @Test
  void promptContainsTheHistory() {
    say("One?").is(200);
    say("Two?").is(200);
    List<String> prompt = Model.prompts().getLast();
    assertThat(prompt.getFirst()).startsWith("system: ");
    assertThat(prompt.subList(1, prompt.size()))
        .containsExactly("user: One?", "assistant: Because air scatters blue.", "user: Two?");
  }

  @Test
  void settingsOfTheUserAreInThePrompt() {
    api.put(person, "/api/agents/einstein/settings", Map.of("personality", "calm as a lake"))
        .is(200);
    say("One?").is(200);
    assertThat(Model.prompts().getLast().getFirst()).contains("calm as a lake");
  }

  @Test
  void chatStartsAConversationAndContinuesIt() {
    Answer first = chat("{\"agentId\": \"einstein\", \"message\": \"One?\"}").is(200);
    id = first.text("/conversationId");
    assertThat(first.text("/message")).isEqualTo("Because air scatters blue.");
    assertThat(first.text("/content")).isEqualTo(first.text("/message"));
    assertThat(chat("{\"conversationId\": \"ID\", \"message\": \"Two?\"}").is(200).text("/id"))
        .isEqualTo(id + "-4");
    chat("{\"conversationId\": \"ID\", \"agentId\": \"comedy-king\", \"message\": \"Three?\"}")
        .is(400, "invalid_request");
    chat("{\"message\": \"Four?\"}").is(400, "invalid_request");
    assertThat(totalMessages()).isEqualTo(4);
    say("Still there?").is(200);
  }

  private Answer chat(String json) {
    return post(person, "/api/chat", json.replace("ID", id));
  }

  @Test
  void regeneratedAnswerIsABranch() {
    say("One?").is(200);
    say("Two?").is(200);
    Model.says("Another.");

    Answer again = api.post(person, path("/regenerate"), Map.of()).is(200);

    assertThat(again.text("/questionId")).isEqualTo(id + "-3");
    assertThat(again.text("/id")).isEqualTo(id + "-5");
    assertThat(Model.prompts().getLast()).hasSize(4).last().isEqualTo("user: Two?");
    assertThat(totalMessages()).isEqualTo(5);
    Answer first = api.post(person, path("/regenerate"), Map.of("messageId", id + "-2")).is(200);
    assertThat(first.text("/questionId")).isEqualTo(id + "-1");
    assertThat(Model.prompts().getLast()).hasSize(2);
    api.post(person, path("/regenerate"), Map.of("messageId", id + "-99")).is(404);
    api.post(person, "/api/chat/" + start(person) + "/regenerate", Map.of()).is(404);
  }

  @Test
  void editedQuestionIsABranch() {
    say("One?").is(200);
    say("Two?").is(200);

    assertThat(edit(3, "Three?").is(200).text("/questionId")).isEqualTo(id + "-5");

    assertThat(Model.prompts().getLast().subList(1, 4))
        .containsExactly("user: One?", "assistant: Because air scatters blue.", "user: Three?");
    edit(2, "No").is(404);
    edit(3, "").is(400);
    assertThat(totalMessages()).isEqualTo(6);
  }

  private Answer edit(int seq, String content) {
    return api.put(person, path("/messages/" + id + "-" + seq), Map.of("content", content));
  }

  @Test
  void tooLongPromptIsCutAndRetried() {
    say("The oldest word").is(200);
    say("Two?").is(200);
    Model.cannotRead("oldest", "Fine.");

    assertThat(say("Three?").is(200).text("/content")).isEqualTo("Fine.");

    assertThat(Model.prompts()).hasSize(2);
    assertThat(Model.prompts().getLast()).last().isEqualTo("user: Three?");
    Model.cannotRead("Four");
    assertThat(say("Four?").is(400, "invalid_request").text("/errors/0/code"))
        .isEqualTo("too_long");
    assertThat(totalMessages()).isEqualTo(6);
  }

  @Test
  void unavailableModelStoresNothing() {
    Model.refuses(500);
    say("One?").is(503, "model_unavailable");
    chat("{\"agentId\": \"einstein\", \"message\": \"Two?\"}").is(503);
    assertThat(messages()).isEmpty();
    assertThat(stored()).doesNotContainKey("answering");
    assertThat(mongo.count(query(where("userId").is(userId)), "chatinteractions")).isOne();
    assertThat(mongo.find(query(where("_id").regex("^" + userId)), Document.class, "chatlimits"))
        .singleElement()
        .satisfies(counter -> assertThat(counter.getInteger("count")).isZero());
    Model.says("Back.");
    await().until(() -> say("Three?").status() == 200);
  }

  @Test
  void failureReturnsThePartThatIsStored() {
    Model.breaksOffAfter("Because");
    shows(
        say("One?").is(502, "model_failed"),
        "{\"message\": {\"content\": \"Because\", \"status\": \"interrupted\"}}");
    assertThat(totalMessages()).isEqualTo(2);
    Model.says("Whole.");
    assertThat(say("Two?").is(200).text("/content")).isEqualTo("Whole.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"''", "' \\n\\u2003 '", "null", "1", "'a\\u0000b'", "'\\u001b[31m'", "'\\ud800'"})
  void invalidTextIsRefused(String content) {
    isInvalid(
        post(
            person,
            "/api/chat/message",
            "{'conversationId': '%s', 'content': %s}".formatted(id, content).replace("'", "\"")),
        "content");
    assertThat(messages()).isEmpty();
  }

  @Test
  void lengthIsCheckedAfterTrimming() {
    say("x".repeat(100_000)).is(400, "invalid_request");
    say("x".repeat(8001)).is(400, "invalid_request");
    say(" " + "x".repeat(8000) + "\n").is(200);
    say("line\n\tanother 🙂").is(200);
  }

  @Test
  void othersConversationsAreNotFound() {
    Person other = Person.user();
    say(other, id, "Hello?").is(404, "not_found");
    api.post(other, path("/regenerate"), Map.of()).is(404, "not_found");
    api.post(other, path("/stop"), Map.of()).is(404, "not_found");
    api.get(other, path("/stream")).is(404, "not_found");
    say(Api.NOBODY, id, "Hello?").is(401, "sign_in_required");
    api.post(other, "/api/chat", Map.of("agentId", "no-such", "message", "Hello?")).is(404);
    assertThat(Model.prompts()).isEmpty();
  }

  @Test
  void dailyLimitIsEnforced() {
    Instant now = Instant.now();
    mongo.insert(
        new Document("_id", userId + "/" + now.toString().substring(0, 10))
            .append("count", 1000)
            .append("expiresAt", now.plus(Duration.ofDays(2))),
        "chatlimits");
    Answer refused = say("One more?").is(429, "limit_reached");
    assertThat(refused.body().at("/limit").asInt()).isEqualTo(1000);
    assertThat(Integer.parseInt(String.valueOf(refused.response().getHeader("Retry-After"))))
        .isBetween(1, 24 * 3600);
    assertThat(Model.prompts()).isEmpty();
  }

  private Answer say(String content) {
    return say(person, id, content);
  }

  private String path(String rest) {
    return "/api/chat/" + id + rest;
  }

  private Document stored() {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "chatinteractions"));
  }

  private int totalMessages() {
    return stored().getInteger("totalMessages");
  }

  private List<Document> messages() {
    return stored().getList("messages", Document.class);
  }
}
