package com.onelastai.chat.answer;

import static com.onelastai.chat.answer.Said.assistant;
import static com.onelastai.chat.answer.Said.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.model.Cancellation;
import com.onelastai.chat.model.ChatModel;
import com.onelastai.chat.model.ModelAnswer;
import com.onelastai.chat.model.Prompt;
import com.onelastai.chat.model.PromptMessage;
import com.onelastai.chat.model.PromptTooLongException;
import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class PromptedModelTest {

  private final List<Prompt> asked = new ArrayList<>();
  private final List<Integer> read = new ArrayList<>();
  private int window = 4096;
  private int takes = Integer.MAX_VALUE;

  @Test
  void systemAndQuestionStandAroundTheHistory() {
    begin(dialogue(turns(2), "Why?"));
    assertThat(asked.getLast().messages())
        .extracting(PromptMessage::role)
        .containsExactly("system", "user", "assistant", "user", "assistant", "user");
    assertThat(asked.getLast().maxTokens()).isEqualTo(1024);
    assertThat(read).containsExactly(50);
  }

  @Test
  void historyIsCutToTheWindowOldestFirst() {
    begin(dialogue(turns(100), "Why?"));
    Prompt prompt = asked.getLast();
    assertThat(TokenRatio.characters(prompt)).isLessThan(3 * (4096 - 1024));
    assertThat(prompt.messages().getFirst().content()).isEqualTo("Be brief.");
    assertThat(prompt.messages().get(prompt.messages().size() - 2).content()).startsWith("99 ");
    assertThat(prompt.messages().getLast().content()).isEqualTo("Why?");
    assertThat(prompt.messages().size()).isLessThan(50);
  }

  @Test
  void olderMessagesAreReadIfTheWindowHasRoomForThem() {
    window = 200_000;
    begin(dialogue(turns(100), "Why?"));
    assertThat(read).containsExactly(50, 1000);
    assertThat(asked.getLast().messages()).hasSize(202);
  }

  @Test
  void whatATemplateWritesAroundEachMessageIsCounted() {
    window = 1400;
    Message brief =
        new Message(1, "c-1", 0, "user", "Hm.", Instant.EPOCH, 1, null, null, null, null, null);
    begin(dialogue(Collections.nCopies(200, brief), "Why?"));
    // A token and its frame of four; 300 are left beside the answer.
    assertThat(asked.getLast().messages()).hasSizeBetween(50, 62);
  }

  @Test
  void refusedHistoryIsHalvedTwiceAndThenLeftOut() {
    takes = 4;
    begin(dialogue(turns(16), "Why?"));
    assertThat(asked).hasSize(4);
    assertThat(asked).extracting(prompt -> prompt.messages().size()).containsExactly(30, 16, 8, 2);
    takes = 1;
    asked.clear();
    assertThatThrownBy(() -> begin(dialogue(turns(16), "Why?")))
        .isInstanceOfSatisfying(ApiException.class, this::isTooLong);
    assertThat(asked).hasSize(4);
  }

  @Test
  void longQuestionLeavesTheAnswerLessRoom() {
    begin(dialogue(turns(2), "x".repeat(9600)));
    assertThat(asked.getLast().maxTokens()).isBetween(64, 1000);
    assertThat(asked.getLast().messages()).hasSize(2);
  }

  @Test
  void questionThatDoesNotFitIsNotEvenAsked() {
    window = 512;
    assertThatThrownBy(() -> begin(dialogue(turns(0), "x".repeat(1500))))
        .isInstanceOfSatisfying(ApiException.class, this::isTooLong);
    assertThat(asked).isEmpty();
  }

  private void isTooLong(ApiException refused) {
    assertThat(refused.status().value()).isEqualTo(400);
    assertThat(refused.fields())
        .singleElement()
        .satisfies(field -> {
          assertThat(field.field()).isEqualTo("content");
          assertThat(field.code()).isEqualTo("too_long");
        });
  }

  private void begin(Dialogue dialogue) {
    ChatModel model =
        new ChatModel() {
          @Override
          public int window() {
            return window;
          }

          @Override
          public ModelAnswer open(Prompt prompt, Cancellation cancellation) {
            asked.add(prompt);
            if (prompt.messages().size() > takes) {
              throw new PromptTooLongException("too long");
            }
            return Mockito.mock();
          }
        };
    new PromptedModel(model, new TokenRatio(), new AnswerProperties(1024, 64, 2, false))
        .begin(dialogue, new Cancellation());
  }

  private Dialogue dialogue(List<Message> branch, String question) {
    return new Dialogue(
        "Be brief.",
        limit -> {
          read.add(limit);
          return branch.subList(Math.max(0, branch.size() - limit), branch.size());
        },
        question,
        "content");
  }

  private static List<Message> turns(int count) {
    return IntStream.range(0, count)
        .boxed()
        .flatMap(n ->
            List.of(user(n + " " + "q".repeat(300)), assistant(n + " " + "a".repeat(300))).stream())
        .toList();
  }
}
