package com.onelastai.chat.answer;

import static com.onelastai.chat.answer.Said.assistant;
import static com.onelastai.chat.answer.Said.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.conversation.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCutTest {

  private static final List<Message> TWO_TURNS =
      List.of(user("one"), assistant("two"), user("three"), assistant("four"));

  @Test
  void allIsKeptThatFits() {
    assertThat(kept(TWO_TURNS, 16)).containsExactly("one", "two", "three", "four");
  }

  @Test
  void oldestGoesFirst() {
    assertThat(kept(TWO_TURNS, 14)).containsExactly("three", "four");
  }

  @Test
  void turnStaysWhole() {
    assertThat(kept(TWO_TURNS, 12)).containsExactly("three", "four");
    assertThat(kept(TWO_TURNS, 8)).isEmpty();
  }

  @Test
  void questionWithoutAnAnswerIsLeftOut() {
    List<Message> branch =
        List.of(
            user("one"),
            assistant("two"),
            user("stopped"),
            assistant(""),
            user("3"),
            assistant("4"));
    assertThat(kept(branch, 100)).containsExactly("one", "two", "3", "4");
  }

  @Test
  void branchCutInTheMiddleOfATurnBeginsWithTheNext() {
    assertThat(kept(TWO_TURNS.subList(1, 4), 100)).containsExactly("three", "four");
  }

  /** A character is a token here. */
  private static List<String> kept(List<Message> branch, int room) {
    return HistoryCut.newest(branch, room, message -> message.content().length()).stream()
        .map(Message::content)
        .toList();
  }
}
