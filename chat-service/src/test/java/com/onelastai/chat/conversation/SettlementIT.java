package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.test.Talk;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers whose process died. */
class SettlementIT extends StartedConversation {

  @Autowired ConversationTurns turns;

  @Test
  void answerWithALeaseIsNotSettled() {
    Conversation begun = begin("Hello");
    clock.setOffset(Duration.ofSeconds(29));
    assertThat(conversations.checkpoint(begun, "He")).isTrue();
    clock.setOffset(Duration.ofSeconds(58));
    turns.settleAbandoned();
    assertThat(read().answering()).isNotNull();
    assertThat(conversations.finish(begun, Talk.answered("Hello")).content()).isEqualTo("Hello");
  }

  @Test
  void nextReaderStoresThePartAsInterrupted() {
    Conversation begun = begin("Tell me a story");
    clock.setOffset(Duration.ofSeconds(2));
    conversations.checkpoint(begun, "Once upon");
    clock.setOffset(Duration.ofSeconds(33));

    Conversation settled = read();

    assertThat(settled.answering()).isNull();
    assertThat(settled.messages())
        .extracting(Message::content, Message::status, Message::model, Message::tokens)
        .containsExactly(
            tuple("Tell me a story", null, null, null),
            tuple("Once upon", Status.INTERRUPTED, null, null));
    assertThat(settled.messages().getLast().responseTime()).isBetween(2_000L, 4_000L);
    await()
        .untilAsserted(() ->
            assertThat(events())
                .anySatisfy(event ->
                    assertThat(event)
                        .contains("message-completed", "\"status\":\"INTERRUPTED\"")
                        .contains("\"model\":null", "\"tokens\":0")));
  }

  @Test
  void nextQuestionSettlesToo() {
    begin("Tell me a story");
    passLease();
    say("Still there?");
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
    conversations.checkpoint(begin("Tell me a story"), "Once upon");
    passLease();
    turns.settleAbandoned();
    assertThat(mongo.findById(started.id(), Conversation.class))
        .returns(null, Conversation::answering)
        .returns(2, Conversation::lastSeq);
  }

  @Test
  void emptyAnswerToAStoredQuestionIsDropped() {
    say("Hello");
    conversations.begin(started.id(), owner, null, 1);
    passLease();
    assertThat(read()).returns(2, Conversation::lastSeq).returns(null, Conversation::answering);
  }

  @Test
  void lostLeaseIsNoticed() {
    Conversation begun = begin("Tell me a story");
    conversations.checkpoint(begun, "Once upon");
    passLease();
    read();
    assertThat(conversations.checkpoint(begun, "Once upon a time")).isFalse();
    Message finished = conversations.finish(begun, Talk.answered("Once upon a time"));
    assertThat(finished.content()).isEqualTo("Once upon");
    assertThat(read().messages()).hasSize(2);
  }

  @Test
  void answerWithoutALeaseCannotEndTheNext() {
    say("Hello");
    Conversation dead = conversations.begin(started.id(), owner, null, 1);
    passLease();
    Conversation alive = conversations.begin(started.id(), owner, null, 1);
    assertThat(alive.answering()).extracting("messageId").isEqualTo(messageId(3));
    assertThat(conversations.checkpoint(dead, "From the dead")).isFalse();
    conversations.abandon(dead);
    assertThat(conversations.finish(alive, Talk.answered("Alive")).content()).isEqualTo("Alive");
  }

  private void passLease() {
    clock.setOffset(Duration.ofSeconds(31));
  }
}
