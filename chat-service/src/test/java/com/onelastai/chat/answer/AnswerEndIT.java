package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.test.Model;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.model.Cancellation;
import com.onelastai.starter.test.Api.Answer;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How an answer ends, what is kept of it, and how it goes on. */
class AnswerEndIT extends ServiceTest {

  private static final String CHATS = "chatinteractions";

  @Autowired RunningAnswers running;

  @ParameterizedTest
  @CsvSource({"stop, stop", "length, length", "content_filter, content_filter"})
  void reasonOfTheEndIsInMessageShareAndExport(String word, String reason) {
    Model.reasons("", "Because air", word);

    Answer answer = chat("Why?").is(200);

    String id = answer.text("/conversationId");
    assertThat(answer.text("/finishReason")).isEqualTo(reason);
    assertThat(answer.text("/status")).isEqualTo("complete");
    assertThat(api.get(person, "/api/chat/" + id).text("/messages/1/finishReason"))
        .isEqualTo(reason);
    assertThat(export(id, "json").body().at("/messages/1/finishReason").asString())
        .isEqualTo(reason);
    String token = api.post(person, "/api/chat/" + id + "/share", Map.of()).text("/token");
    assertThat(api.get(person, "/api/chat/shared/" + token).text("/messages/1/finishReason"))
        .isEqualTo(reason);
  }

  @Test
  void exportsSayThatAnAnswerWasCutOff() throws IOException {
    Model.reasons("", "Because air", "length");
    String id = chat("Why?").is(200).text("/conversationId");

    assertThat(export(id, "txt").text()).contains("Because air", "was cut off here");
    assertThat(export(id, "md").text()).contains("Because air", "was cut off here");
    try (PDDocument pdf = Loader.loadPDF(export(id, "pdf").response().getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Because air", "was cut off here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Long thoughts, length, maximum length",
    "'', tool_calls, tool",
    "'', content_filter, content filter",
    "'', stop, without an answer"
  })
  void answerWithoutATextIsAnErrorAndLeavesNoTrace(String reasoning, String reason, String why) {
    Model.reasons(reasoning, "", reason);
    String id = start(person);

    Answer refused = say(person, id, "Why?").is(502, "no_answer");
    chat("Why?").is(502, "no_answer");

    assertThat(refused.text("/detail")).contains(why);
    Document stored = mongo.findById(id, Document.class, CHATS);
    assertThat(stored).doesNotContainKey("answering").containsEntry("totalMessages", 0);
    assertThat(mongo.count(query(where("userId").is(userId)), CHATS)).isOne();
    assertThat(mongo.find(query(where("_id").regex("^" + userId)), Document.class, "chatlimits"))
        .allSatisfy(counter -> assertThat(counter.getInteger("count")).isZero());
    Model.says("Fine.");
    say(person, id, "Why?").is(200);
  }

  @Test
  void refusalIsShown() {
    Model.declines("I cannot help with that.");

    Answer answer = chat("Why?").is(200);

    assertThat(answer.text("/content")).isEqualTo("I cannot help with that.");
    assertThat(answer.text("/finishReason")).isEqualTo("refusal");
  }

  @Test
  void reasoningIsKeptApartAndShownOnDemand() {
    Model.says("<think>The user ", "wants zebras.</think>\n\nBecause ", "air.");

    Answer answer = chat("Why?").is(200);

    String id = answer.text("/conversationId");
    String message = answer.text("/id");
    assertThat(answer.text("/content")).isEqualTo("Because air.");
    assertThat(answer.body().at("/reasoned").asBoolean()).isTrue();
    Answer reasoning = reasoning(answer);
    assertThat(reasoning.text("/text")).isEqualTo("The user wants zebras.");
    assertThat(reasoning.body().at("/tokens").asInt()).isBetween(1, 3);
    assertThat(api.get(person, "/api/chat/" + id).text()).doesNotContain("zebras");
    for (String format : new String[] {"json", "md", "txt"}) {
      assertThat(export(id, format).text()).doesNotContain("zebras", "<think>");
    }
    Model.says("More.");
    say(person, id, "And?").is(200);
    assertThat(Model.prompts().getLast()).contains("assistant: Because air.");
    api.get(person, "/api/chat/" + id + "/messages/" + id + "-4/reasoning").is(404, "not_found");
    api.get(person, "/api/chat/" + id + "/messages/" + id + "-1/reasoning").is(404, "not_found");
    await()
        .untilAsserted(
            () -> assertThat(api.get(person, "/api/chat/search?q=air").text()).contains(message));
    assertThat(api.get(person, "/api/chat/search?q=zebras").body().at("/items")).isEmpty();
  }

  @Test
  void cutOffAnswerGoesOnAsABranch() {
    Model.reasons("", "Because air ", "length");
    Answer first = chat("Why?").is(200);
    String id = first.text("/conversationId");
    Model.says("scatters ", "blue.");

    Answer whole = api.post(person, "/api/chat/" + id + "/continue", Map.of()).is(200);

    assertThat(whole.text("/content")).isEqualTo("Because air scatters blue.");
    assertThat(whole.text("/finishReason")).isEqualTo("stop");
    assertThat(whole.text("/questionId")).isEqualTo(id + "-1");
    assertThat(whole.body().at("/tokens").asInt()).isEqualTo(42);
    assertThat(Model.prompts().getLast())
        .contains("user: Why?", "assistant: Because air ")
        .last()
        .asString()
        .contains("cut off");
    assertThat(api.get(person, "/api/chat/" + id).body().at("/branches")).hasSize(2);
    api.post(person, "/api/chat/" + id + "/continue", Map.of()).is(409, "answer_complete");
    api.post(person, "/api/chat/" + id + "/continue", Map.of("messageId", id + "-1")).is(404);
  }

  @Test
  void reasoningBeforeTheCutIsNotCountedAgain() {
    Model.reasons("x".repeat(30), "y".repeat(10), "length");
    Answer first = chat("Why?").is(200);
    String id = first.text("/conversationId");
    Model.reasons("x".repeat(10), "y".repeat(30), "stop");

    Answer whole = api.post(person, "/api/chat/" + id + "/continue", Map.of()).is(200);

    assertThat(first.body().at("/tokens").asInt()).isEqualTo(40);
    assertThat(whole.body().at("/tokens").asInt()).isEqualTo(10 + 40);
    assertThat(reasoning(whole).body().at("/tokens").asInt()).isEqualTo(10);
  }

  @Test
  void answerThatWasStoppedBeforeItsTextIsMadeAnew() {
    String id = start(person);
    Conversation begun = conversations.begin(id, owner, "Why?", -1);
    conversations.finish(
        begun, new AnswerResult("", null, null, 0, null, 1, null, Status.STOPPED, null, null));
    Model.says("Because air.");

    Answer whole = api.post(person, "/api/chat/" + id + "/continue", Map.of()).is(200);

    assertThat(whole.text("/content")).isEqualTo("Because air.");
    assertThat(Model.prompts().getLast()).last().isEqualTo("user: Why?");
  }

  @Test
  void longestAnswerDoesNotGoOn() {
    Model.says("x".repeat(RunningAnswer.MAX_LENGTH));
    Answer longest = chat("Why?").is(200);
    String id = longest.text("/conversationId");

    assertThat(longest.text("/status")).isEqualTo("interrupted");
    api.post(person, "/api/chat/" + id + "/continue", Map.of()).is(409, "answer_complete");
  }

  @Test
  void nothingMoreLeavesTheCutOffAnswerAsItIs() {
    Model.reasons("", "Because air ", "length");
    String id = chat("Why?").is(200).text("/conversationId");
    Model.reasons("", "", "stop");

    api.post(person, "/api/chat/" + id + "/continue", Map.of()).is(502, "no_answer");

    assertThat(api.get(person, "/api/chat/" + id).body().at("/messages")).hasSize(2);
  }

  @Test
  void endOfAnAnswerLeavesTheNextOneThatHasItsId() {
    String id = start(person);
    Conversation begun = conversations.begin(id, owner, "Why?", -1);
    RunningAnswer first = running.add(begun, new Cancellation(), null);
    Cancellation cancellation = new Cancellation();
    RunningAnswer next = running.add(begun, cancellation, null);

    running.remove(first);

    assertThat(conversations.requestStop(id, owner)).isTrue();
    await().until(cancellation::cancelled);
    running.remove(next);
  }

  private Answer chat(String message) {
    return api.post(person, "/api/chat", Map.of("agentId", "einstein", "message", message));
  }

  private Answer reasoning(Answer answer) {
    String conversation = "/api/chat/" + answer.text("/conversationId");
    return api.get(person, conversation + "/messages/" + answer.text("/id") + "/reasoning").is(200);
  }

  private Answer export(String id, String format) {
    return api.get(person, "/api/chat/" + id + "/export?format=" + format).is(200);
  }
}
