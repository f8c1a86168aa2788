package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Update;

class FeedbackIT extends StartedConversation {

  @BeforeEach
  void sayHello() {
    say("Hello");
  }

  @Test
  void isStoredWithTheConversation() {
    rate(path, "{\"rating\": 5, \"satisfied\": true, \"comment\": \"clear\"}").is(200);
    assertThat(read().feedback())
        .extracting("rating", "satisfied", "comment")
        .containsExactly(5, true, "clear");
    assertThat(api.get(person, path).text("/feedback/comment")).isEqualTo("clear");
  }

  @Test
  void isStoredWithAnAnswer() {
    rate(answer(2), "{\"rating\": 4}").is(200);
    assertThat(read().messages().getLast().feedback()).extracting("rating").isEqualTo(4);
    assertThat(read().feedback()).isNull();
  }

  @Test
  void isStoredWithAnArchivedAnswer() {
    ask(100);
    assertThat(read().archived()).isEqualTo(3);
    for (int seq : List.of(2, 50, 52, 150, 152)) {
      rate(answer(seq), "{\"satisfied\": false}").is(200);
      assertThat(conversations.message(read(), seq))
          .get()
          .extracting("feedback.satisfied")
          .isEqualTo(false);
      awaitEvents(1, messageId(seq));
    }
    assertThat(conversations.path(read(), 202, 300))
        .filteredOn(message -> message.feedback() != null)
        .extracting(Message::seq)
        .containsExactly(2, 50, 52, 150, 152);
  }

  @Test
  void eventNamesTheReplacedFeedback() {
    rate(answer(2), "{\"rating\": 1}").is(200);
    rate(answer(2), "{\"rating\": 5}").is(200);
    List<String> events = awaitEvents(2, messageId(2));
    assertThat(events.getFirst()).contains("\"rating\":1", "\"replaced\":null");
    assertThat(events.getLast()).contains("\"rating\":5", "\"replaced\":{\"rating\":1");
  }

  @Test
  void reportedChatsPublishNoEvent() {
    mongo.updateFirst(byId(started.id()), Update.update("source", "client"), Conversation.class);
    rate(path, "{\"rating\": 5}").is(200);
    rate(answer(2), "{\"rating\": 5}").is(200);
    Message later = say("Published after anything before");
    assertThat(await().until(this::events, events -> events.getLast().contains(later.id())))
        .noneSatisfy(event -> assertThat(event).contains("feedback-given"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rating  | {"rating": 7}
          rating  | {"rating": 0}
          rating  | {"rating": 3.5}
          rating  | {"rating": "5"}
          rating  | {}
          rating  | {"comment": "  "}
          comment | {"comment": "a\\u0000b"}
          """)
  void invalidFeedbackIsRefusedByField(String field, String body) {
    isInvalid(rate(path, body), field);
    isInvalid(rate(answer(2), body), field);
    assertThat(read().feedback()).isNull();
    assertThat(read().messages().getLast().feedback()).isNull();
  }

  @Test
  void tooLongCommentIsRefused() {
    rate(path, "{\"comment\": \"" + "c".repeat(2_000) + "\"}").is(200);
    isInvalid(rate(path, "{\"comment\": \"" + "c".repeat(2_001) + "\"}"), "comment");
  }

  @Test
  void isForOwnAnswersOnly() {
    Map<String, ?> body = Map.of("rating", 4);
    api.post(Person.user(), path + "/feedback", body).is(404, "not_found");
    api.post(Person.user(), answer(2) + "/feedback", body).is(404, "not_found");
    for (String other : List.of(answer(1), answer(3), path + "/messages/2")) {
      api.post(person, other + "/feedback", body).is(404, "not_found");
    }
    assertThat(read().feedback()).isNull();
  }

  private String answer(int seq) {
    return path + "/messages/" + messageId(seq);
  }

  private Api.Answer rate(String path, String json) {
    return post(person, path + "/feedback", json);
  }

  private List<String> awaitEvents(int number, String messageId) {
    return await().until(() -> given(messageId), events -> events.size() == number);
  }

  private List<String> given(String messageId) {
    return events().stream()
        .filter(event -> event.startsWith("com.onelastai.chat.feedback-given.v1"))
        .filter(event -> event.contains("\"" + messageId + "\""))
        .toList();
  }
}
