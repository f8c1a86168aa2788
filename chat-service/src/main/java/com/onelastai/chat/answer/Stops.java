package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Answering;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Stops answers, wherever they are made. */
@Component
class Stops {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Conversations conversations;
  private final RunningAnswers runningAnswers;

  Stops(Conversations conversations, RunningAnswers runningAnswers) {
    this.conversations = conversations;
    this.runningAnswers = runningAnswers;
  }

  /** Waits until the answer is stored. */
  AnswerView stop(String conversationId, Owner owner) {
    Answering answering = conversations.require(conversationId, owner).answering();
    if (answering == null || !conversations.requestStop(conversationId, owner)) {
      throw noAnswer();
    }
    runningAnswers.stop(answering.messageId());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Conversation conversation = conversations.require(conversationId, owner);
      if (!isMaking(conversation, answering)) {
        return conversations
            .message(conversation, conversation.seq(answering.messageId()))
            .map(message -> AnswerView.of(conversationId, message))
            .orElseThrow(Stops::noAnswer);
      }
      Pause.of(PAUSE);
    }
    throw new ApiException(
            HttpStatus.SERVICE_UNAVAILABLE, "stop_pending", "The answer will be stopped soon.")
        .retryAfter(Duration.ofSeconds(1));
  }

  private static boolean isMaking(Conversation conversation, Answering answering) {
    Answering now = conversation.answering();
    return now != null && now.since().equals(answering.since());
  }

  static ApiException noAnswer() {
    return new ApiException(
        HttpStatus.CONFLICT, "no_answer_in_progress", "No answer is in progress.");
  }
}
