package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Answering;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has read an answer.
 *
 * @param seq of the answer
 * @param characters that it has
 */
record Position(int seq, int characters) {

  private static final Pattern EVENT_ID = Pattern.compile("(.{1,100}):([0-9]{1,9})");

  /** Where an event of this id left it. */
  static Position after(String eventId, Conversation conversation) {
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

  /** At the beginning of the answer that is being made. */
  static Position current(Conversation conversation) {
    Answering answering = conversation.answering();
    if (answering == null) {
      throw Stops.noAnswer();
    }
    return new Position(conversation.seq(answering.messageId()), 0);
  }
}
