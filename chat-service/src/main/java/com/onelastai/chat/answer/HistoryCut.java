package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts what was said before to what a model can read. */
final class HistoryCut {

  private HistoryCut() {}

  /**
   * The newest turns of a branch that fit. A turn is a question with its answer and stays whole;
   * one that was stopped before it had an answer is left out.
   *
   * @param branch oldest first
   * @param room in tokens
   */
  static List<Message> newest(List<Message> branch, int room, ToIntFunction<Message> tokens) {
    List<Message> newestFirst = new ArrayList<>();
    List<Message> turn = new ArrayList<>();
    int left = room;
    for (Message message : branch.reversed()) {
      turn.add(message);
      if (message.role().equals(Message.USER)) {
        if (turn.stream().noneMatch(part -> part.content().isEmpty())) {
          left -= turn.stream().mapToInt(tokens).sum();
          if (left < 0) {
            break;
          }
          newestFirst.addAll(turn);
        }
        turn.clear();
      }
    }
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
