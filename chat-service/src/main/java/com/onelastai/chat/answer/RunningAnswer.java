package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Answering;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.model.Cancellation;
import java.util.Objects;

/** An answer that this process is making. One thread adds to it, another keeps what has come. */
final class RunningAnswer {

  private final Conversation begun;
  private final Answering answering;
  private final Cancellation cancellation;
  private final StringBuilder text = new StringBuilder();

  RunningAnswer(Conversation begun, Cancellation cancellation) {
    this.begun = begun;
    this.answering = Objects.requireNonNull(begun.answering(), "Not begun");
    this.cancellation = cancellation;
  }

  Conversation begun() {
    return begun;
  }

  String messageId() {
    return answering.messageId();
  }

  /** Of the question that is answered. */
  String questionId() {
    int seq = answering.question() == null ? answering.parent() : begun.lastSeq() + 1;
    return begun.messageId(seq);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * @return how long the text is then
   */
  synchronized int add(String piece) {
    return text.append(piece).length();
  }

  synchronized String text() {
    return text.toString();
  }
}
