package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers whose process died. */
class SettlementIT extends StartedConversation {

  @Autowired ConversationTurns turns;

  @Test
  void answerWithALeaseIsNotSettled() {
    Conversation begun = begin("Hello");
    pass(Duration.ofSeconds(29));
    assertThat(conversations.checkpoint(begun, "He")).isTrue();
    pass(Duration.ofSeconds(58));
    turns.settleAbandoned();
    assertThat(read().answering()).isNotNull();
    assertThat(conversations.finish(begun, Talk.answered("Hello")).content()).isEqualTo("Hello");
  }

  @Test
  void nextReaderStoresThePartAsInterrupted() {
    Conversation begun = begin("Tell me a story");
    pass(Duration.ofSeconds(2));
    conversations.checkpoint(begun, "Once upon");
    pass(Duration.ofSeconds(33));

    Conversation settled = read();

    assertThat(settled.answering()).isNull();
    assertThat(settled.messages())
        .extracting(Message::content)
        .containsExactly("Tell me a story", "Once upon");
    assertThat(settled.messages().getLast())
        .returns(AnswerResult.INTERRUPTED, Message::status)
        .returns(null, Message::model)
        .returns(null, Message::tokens);
    assertThat(settled.messages().getLast().responseTime()).isBetween(2_000L, 4_000L);
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("chat.v1", started.id()))
                .anySatisfy(event ->
                    assertThat(event)
                        .contains("message-completed", "\"status\":\"INTERRUPTED\"")
                        .contains("\"model\":null", "\"tokens\":0")));
  }

  @Test
  void nextQuestionSettlesToo() {
    begin("Tell me a story");
    pass(Duration.ofSeconds(31));
    talk.say(started, owner, "Still there?");
    assertThat(read().messages())
        .extracting(Message::content, Message::parent)
        .containsExactly(
            tuple("Tell me a story", 0),
            tuple("", 1),
            tuple("Still there?", 2),
            tuple("Answer to Still there?", 3));
  }

  @Test
  void sweepSettlesAbandonedAnswers() {
    Conversation begun = begin("Tell me a story");
    conversations.checkpoint(begun, "Once upon");
    pass(Duration.ofSeconds(31));
    turns.settleAbandoned();
    assertThat(stored()).returns(null, Conversation::answering).returns(2, Conversation::lastSeq);
  }

  @Test
  void emptyAnswerToAStoredQuestionIsDropped() {
    talk.say(started, owner, "Hello");
    conversations.begin(started.id(), owner, null, 1);
    pass(Duration.ofSeconds(31));
    assertThat(read()).returns(2, Conversation::lastSeq).returns(null, Conversation::answering);
  }

  @Test
  void lostLeaseIsNoticed() {
    Conversation begun = begin("Tell me a story");
    conversations.checkpoint(begun, "Once upon");
    pass(Duration.ofSeconds(31));
    read();
    assertThat(conversations.checkpoint(begun, "Once upon a time")).isFalse();
    Message finished = conversations.finish(begun, Talk.answered("Once upon a time"));
    assertThat(finished.content()).isEqualTo("Once upon");
    assertThat(read().messages()).hasSize(2);
  }

  @Test
  void answerWithoutALeaseCannotEndTheNext() {
    talk.say(started, owner, "Hello");
    Conversation dead = conversations.begin(started.id(), owner, null, 1);
    pass(Duration.ofSeconds(31));
    Conversation alive = conversations.begin(started.id(), owner, null, 1);
    assertThat(alive.answering()).extracting("messageId").isEqualTo(started.messageId(3));
    assertThat(conversations.checkpoint(dead, "From the dead")).isFalse();
    conversations.abandon(dead);
    assertThat(conversations.finish(alive, Talk.answered("Alive")).content()).isEqualTo("Alive");
  }

  private Conversation begin(@Nullable String question) {
    return conversations.begin(started.id(), owner, question, -1);
  }

  /**
   * @param offset since the test began
   */
  private void pass(Duration offset) {
    clock.setOffset(offset);
  }

  private @Nullable Conversation stored() {
    return mongo.findById(started.id(), Conversation.class);
  }
}
