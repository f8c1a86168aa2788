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
    AnswerStream stream = new AnswerStream(events);
    try {
      Conversation conversation = conversations.require(id, owner);
      Position from =
          lastEventId == null
              ? Position.current(conversation)
              : Position.after(lastEventId, conversation);
      Kept kept = kept(conversation, from.seq());
      String messageId = conversation.messageId(from.seq());
      stream.begin(messageId);
      if (lastEventId == null) {
        stream.start(new Start(id, messageId, conversation.messageId(kept.question())));
      }
      sendRest(kept, from, owner, id, stream, events);
    } catch (RuntimeException failure) {
      stream.fail(failure);
    }
  }

  private void sendRest(
      Kept first, Position from, Owner owner, String id, AnswerStream stream, EventStream events) {
    Kept kept = first;
    int sent = from.characters();
    long heard = System.nanoTime();
    while (!events.left()) {
      if (kept.text().length() > sent) {
        stream.piece(kept.text().substring(sent), kept.text().length());
        sent = kept.text().length();
        heard = System.nanoTime();
      }
      if (kept.whole() != null) {
        stream.done(kept.whole());
        return;
      }
      if (System.nanoTime() - heard > SILENCE.toNanos()) {
        events.comment();
        heard = System.nanoTime();
      }
      Pause.of(PAUSE);
      kept = kept(conversations.require(id, owner), from.seq());
    }
  }

  /**
   * What is kept of an answer.
   *
   * @param question its {@code seq}
   * @param whole null while the answer is being made
   */
  private record Kept(int question, String text, @Nullable AnswerView whole) {}

  private Kept kept(Conversation conversation, int seq) {
    Answering answering = conversation.answering();
    if (answering != null && answering.messageId().equals(conversation.messageId(seq))) {
      int question = answering.question() == null ? answering.parent() : seq - 1;
      return new Kept(question, answering.part(), null);
    }
    Message message =
        conversations
            .message(conversation, seq)
            .filter(stored -> stored.role().equals(Message.ASSISTANT))
            .orElseThrow(Questions::noSuchMessage);
    return new Kept(message.parent(), message.content(), AnswerView.of(conversation.id(), message));
  }
}
