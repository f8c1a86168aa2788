package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class FeedbackIT extends StartedConversation {

  @BeforeEach
  void sayHello() {
    talk.say(started, owner, "Hello");
  }

  @Test
  void isStoredWithTheConversation() {
    api.post(person, path + "/feedback", Map.of("rating", 5, "satisfied", true, "comment", "clear"))
        .is(200);
    assertThat(read().feedback())
        .returns(5, Feedback::rating)
        .returns(true, Feedback::satisfied)
        .returns("clear", Feedback::comment);
    assertThat(api.get(person, path).text("/feedback/comment")).isEqualTo("clear");
  }

  @Test
  void isStoredWithAnAnswer() {
    api.post(person, ofAnswer(2), Map.of("rating", 4)).is(200);
    assertThat(read().messages().getLast().feedback()).extracting("rating").isEqualTo(4);
    assertThat(read().feedback()).isNull();
  }

  @Test
  void isStoredWithAnArchivedAnswer() {
    for (int n = 0; n < 100; n++) {
      talk.say(started, owner, "Question " + n);
    }
    assertThat(read().archived()).isEqualTo(3);
    for (int seq : List.of(2, 50, 52, 150, 152)) {
      api.post(person, ofAnswer(seq), Map.of("satisfied", false)).is(200);
      assertThat(conversations.message(read(), seq))
          .get()
          .extracting("feedback.satisfied")
          .isEqualTo(false);
      awaitEvents(1, started.messageId(seq));
    }
    assertThat(conversations.path(read(), 202, 300))
        .filteredOn(message -> message.feedback() != null)
        .extracting(Message::seq)
        .containsExactly(2, 50, 52, 150, 152);
  }

  @Test
  void eventNamesTheReplacedFeedback() {
    api.post(person, ofAnswer(2), Map.of("rating", 1)).is(200);
    api.post(person, ofAnswer(2), Map.of("rating", 5)).is(200);
    List<String> events = awaitEvents(2, started.messageId(2));
    assertThat(events.getFirst()).contains("\"rating\":1", "\"replaced\":null");
    assertThat(events.getLast()).contains("\"rating\":5", "\"replaced\":{\"rating\":1");
  }

  @Test
  void reportedChatsPublishNoEvent() {
    mongo.updateFirst(
        new Query(where("_id").is(started.id())),
        Update.update("source", "client"),
        Conversation.class);
    api.post(person, path + "/feedback", Map.of("rating", 5)).is(200);
    api.post(person, ofAnswer(2), Map.of("rating", 5)).is(200);
    Message later = talk.say(started, owner, "Told after anything before");
    assertThat(
            await()
                .until(
                    () -> Topic.read("chat.v1", started.id()),
                    events -> events.getLast().contains(later.id())))
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
    for (String address : List.of(path + "/feedback", ofAnswer(2))) {
      var refused =
          api.call(
              person,
              MockMvcRequestBuilders.post(address)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body));
      isInvalid(refused, field);
    }
    assertThat(read().feedback()).isNull();
    assertThat(read().messages().getLast().feedback()).isNull();
  }

  @Test
  void tooLongCommentIsRefused() {
    api.post(person, path + "/feedback", Map.of("comment", "c".repeat(2_000))).is(200);
    isInvalid(
        api.post(person, path + "/feedback", Map.of("comment", "c".repeat(2_001))), "comment");
  }

  @Test
  void isForOwnAnswersOnly() {
    Map<String, ?> body = Map.of("rating", 4);
    api.post(Person.user(), path + "/feedback", body).is(404, "not_found");
    api.post(Person.user(), ofAnswer(2), body).is(404, "not_found");
    api.post(person, ofAnswer(1), body).is(404, "not_found");
    api.post(person, ofAnswer(3), body).is(404, "not_found");
    api.post(person, path + "/messages/2/feedback", body).is(404, "not_found");
    assertThat(read().feedback()).isNull();
  }

  private String ofAnswer(int seq) {
    return path + "/messages/" + started.messageId(seq) + "/feedback";
  }

  private List<String> awaitEvents(int number, String messageId) {
    return await().until(() -> events(messageId), events -> events.size() == number);
  }

  private List<String> events(String messageId) {
    return Topic.read("chat.v1", started.id()).stream()
        .filter(event -> event.startsWith("com.onelastai.chat.feedback-given.v1"))
        .filter(event -> event.contains("\"" + messageId + "\""))
        .toList();
  }
}
