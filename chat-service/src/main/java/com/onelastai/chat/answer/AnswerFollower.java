package com.onelastai.chat.answer;

import com.onelastai.chat.answer.AnswerStream.Start;
import com.onelastai.chat.conversation.Answering;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.owner.Owner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a client that lost a stream have the rest. Reads what is kept of the answer, so it does not
 * matter which instance makes it.
 */
@Component
class AnswerFollower {

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Conversations conversations;

  AnswerFollower(Conversations conversations) {
    this.conversations = conversations;
  }

  /**
   * Follows until the answer is done, or the client has left.
   *
   * @param lastEventId null if the client has nothing yet
   */
  void follow(String id, Owner owner, @Nullable String lastEventId, EventStream events) {
    Conversation conversation = conversations.require(id, owner);
    Position from =
        lastEventId == null
            ? Position.current(conversation)
            : Position.after(lastEventId, conversation);
    AnswerStream stream = new AnswerStream(events);
    try {
      State state = state(conversation, from);
      stream.begin(conversation.messageId(from.seq()));
      if (lastEventId == null) {
        stream.start(new Start(id, conversation.messageId(from.seq()), state.questionId()));
      }
      stream.done(rest(state, from, owner, stream, events));
    } catch (RuntimeException failure) {
      stream.fail(failure);
    }
  }

  /** Sends what comes until the answer is stored. */
  private AnswerView rest(
      State state, Position from, Owner owner, AnswerStream stream, EventStream events) {
    int sent = from.characters();
    State now = state;
    long heard = System.nanoTime();
    while (true) {
      if (now.text().length() > sent) {
        stream.piece(now.text().substring(sent), now.text().length());
        sent = now.text().length();
        heard = System.nanoTime();
      }
      if (now.stored() != null || events.left()) {
        return now.view();
      }
      if (System.nanoTime() - heard > SILENCE.toNanos()) {
        events.comment();
        heard = System.nanoTime();
      }
      Pause.of(PAUSE);
      now = state(conversations.require(state.conversationId(), owner), from);
    }
  }
}
