package com.onelastai.chat.answer;

import com.onelastai.chat.answer.AnswerStream.EventStreamWriter;
import com.onelastai.chat.answer.AnswerStream.Start;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.AnswerProgress;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.visit.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Streams the rest of an answer to a client whose connection was cut. It reads what has been
 * stored, so any instance can serve it.
 */
@Component
class AnswerFollower {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final Pattern EVENT_ID = Pattern.compile("(.{1,100}):([0-9]{1,9})");

  private final Conversations conversations;
  private final AnswerSlots slots;
  private final AnswerWatcher watcher;

  AnswerFollower(Conversations conversations, AnswerSlots slots, AnswerWatcher watcher) {
    this.conversations = conversations;
    this.slots = slots;
    this.watcher = watcher;
  }

  /**
   * Returns when the answer is complete or the client has disconnected.
   *
   * @param lastEventId null if the client has received nothing yet
   */
  void follow(String id, Owner owner, @Nullable String lastEventId, EventStreamWriter events) {
    AnswerStream stream = new AnswerStream(events);
    try (AnswerSlots.Slot _ = slots.takeFollower(owner.key())) {
      Conversation conversation = conversations.require(id, owner);
      Position from =
          lastEventId == null ? current(conversation) : after(lastEventId, conversation);
      Snapshot first = snapshot(conversation, from.seq());
      String messageId = conversation.messageId(from.seq());
      stream.begin(messageId);
      if (lastEventId == null) {
        stream.start(new Start(id, messageId, conversation.messageId(first.question())));
      }
      sendRest(first, from, owner, id, stream, events);
    } catch (RuntimeException failure) {
      stream.fail(failure);
    }
  }

  private void sendRest(
      Snapshot first,
      Position from,
      Owner owner,
      String id,
      AnswerStream stream,
      EventStreamWriter events) {
    Snapshot snapshot = first;
    int sent = from.characters();
    try (AnswerWatcher.Watch watch = watcher.watch(id)) {
      while (!events.disconnected()) {
        if (snapshot.text().length() > sent) {
          stream.piece(snapshot.text().substring(sent), snapshot.text().length());
          sent = snapshot.text().length();
        }
        if (snapshot.complete() != null) {
          stream.done(snapshot.complete());
          return;
        }
        AnswerProgress progress = watch.next(KEEP_ALIVE);
        if (progress == null) {
          events.comment();
        } else if (snapshot.isContinuedBy(progress)) {
          snapshot = snapshot.with(progress.part());
        } else {
          // Complete, or not the caller's any more.
          snapshot = snapshot(conversations.require(id, owner), from.seq());
        }
      }
    }
  }

  /**
   * @param question its {@code seq}
   * @param owner of the conversation
   * @param since null once the answer is complete
   * @param complete null while the answer is in progress
   */
  private record Snapshot(
      int question,
      String owner,
      @Nullable Instant since,
      String text,
      @Nullable AnswerView complete) {

    private boolean isContinuedBy(AnswerProgress progress) {
      return owner.equals(progress.owner()) && since != null && since.equals(progress.since());
    }

    private Snapshot with(String part) {
      return new Snapshot(question, owner, since, part, null);
    }
  }

  private Snapshot snapshot(Conversation conversation, int seq) {
    Answering answering = conversation.answering();
    if (answering != null && answering.messageId().equals(conversation.messageId(seq))) {
      int question = answering.question() == null ? answering.parent() : seq - 1;
      return new Snapshot(
          question, conversation.owner(), answering.since(), answering.part(), null);
    }
    Message message =
        conversations
            .message(conversation, seq)
            .filter(stored -> stored.role() == Role.ASSISTANT)
            .orElseThrow(AnswerRequests::messageNotFound);
    return new Snapshot(
        message.parent(),
        conversation.owner(),
        null,
        message.content(),
        AnswerView.of(conversation.id(), message));
  }

  /**
   * How far a client has read an answer.
   *
   * @param seq of the answer
   */
  private record Position(int seq, int characters) {}

  private static Position after(String eventId, Conversation conversation) {
    Matcher matcher = EVENT_ID.matcher(eventId);
    int seq = matcher.matches() ? conversation.seq(matcher.group(1)) : 0;
    if (seq == 0) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "lastEventId", "invalid", "is not the id of an event of this conversation")));
    }
    return new Position(seq, Integer.parseInt(matcher.group(2)));
  }

  private static Position current(Conversation conversation) {
    Answering answering = conversation.answering();
    if (answering == null) {
      throw RunningAnswers.noAnswerInProgress();
    }
    return new Position(conversation.seq(answering.messageId()), 0);
  }
}
