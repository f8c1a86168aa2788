package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.chat.answer.PromptedModel.TokenRatio;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ChatModel;
import com.onelastai.model.ChatModel.PromptTooLongException;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.Prompt;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.http.HttpStatus;

class PromptedModelTest {

  private final List<Prompt> asked = new ArrayList<>();
  private final List<Integer> read = new ArrayList<>();
  private int window = 4096;
  private int takes = Integer.MAX_VALUE;
  private @Nullable Message continued;

  @Test
  void promptIsSystemThenHistoryThenQuestion() {
    begin(turns(2), "Why?");
    assertThat(asked.getLast().messages())
        .extracting(Prompt.Message::role)
        .containsExactly("system", "user", "assistant", "user", "assistant", "user");
    assertThat(asked.getLast().maxTokens()).isEqualTo(1024);
    assertThat(read).containsExactly(50);
  }

  @Test
  void oldestHistoryIsCutToFitTheWindow() {
    begin(turns(100), "Why?");
    assertThat(TokenRatio.characters(asked.getLast())).isLessThan(3 * (4096 - 1024));
    List<Prompt.Message> messages = asked.getLast().messages();
    assertThat(messages).hasSizeLessThan(50).first().extracting("content").isEqualTo("Be brief.");
    assertThat(messages.get(messages.size() - 2).content()).startsWith("99 ");
    assertThat(messages.getLast().content()).isEqualTo("Why?");
  }

  @Test
  void olderMessagesAreReadOnlyIfTheyMayFit() {
    window = 200_000;
    begin(turns(100), "Why?");
    assertThat(read).containsExactly(50, 1000);
    assertThat(asked.getLast().messages()).hasSize(202);
  }

  @Test
  void templateTokensOfEachMessageAreCounted() {
    window = 1400;
    Message brief = message(Role.USER, "Hm.", 1);
    begin(Collections.nCopies(200, brief), "Why?");
    // A token and its frame of four; 300 are left beside the answer.
    assertThat(asked.getLast().messages()).hasSizeBetween(50, 62);
  }

  @Test
  void refusedHistoryIsHalvedTwiceAndThenDropped() {
    takes = 4;
    begin(turns(16), "Why?");
    assertThat(asked).extracting(prompt -> prompt.messages().size()).containsExactly(30, 16, 8, 2);
    takes = 1;
    asked.clear();
    isTooLong(() -> begin(turns(16), "Why?"));
    assertThat(asked).hasSize(4);
  }

  @Test
  void longQuestionLeavesTheAnswerLessRoom() {
    begin(turns(2), "x".repeat(9600));
    assertThat(asked.getLast().maxTokens()).isBetween(64, 1000);
    assertThat(asked.getLast().messages()).hasSize(2);
  }

  @Test
  void tooLongQuestionIsNotSent() {
    window = 512;
    isTooLong(() -> begin(turns(0), "x".repeat(1500)));
    assertThat(asked).isEmpty();
  }

  private static void isTooLong(ThrowingCallable question) {
    assertThatThrownBy(question)
        .extracting("status", "fields")
        .containsExactly(
            HttpStatus.BAD_REQUEST,
            List.of(new FieldProblem("content", "too_long", "is too long for the model")));
  }

  @ParameterizedTest
  @CsvSource({
    // The oldest turns are dropped first, and turns are never split.
    "one;two;three;four, 16, one;two;three;four",
    "one;two;three;four, 14, three;four",
    "one;two;three;four, 12, three;four",
    "one;two;three;four, 8, ''",
    // A question without an answer is left out.
    "one;two;stopped;;3;4, 100, one;two;3;4"
  })
  void newestTurnsThatFitAreKept(String branch, int room, String kept) {
    assertThat(newest(branch(branch), room)).isEqualTo(kept);
  }

  @Test
  void branchCutInTheMiddleOfATurnBeginsWithTheNext() {
    assertThat(newest(branch("one;two;three;four").subList(1, 4), 100)).isEqualTo("three;four");
  }

  @ParameterizedTest
  @CsvSource({"3600, 3590", "3600, ", "12, "})
  void historyIsMeasuredByItsText(int tokens, @Nullable Integer reasoning) {
    String answer = "Ten words that any model would keep for the follow-up.";
    Message answered =
        new Message(
            2,
            "c-2",
            1,
            Role.ASSISTANT,
            answer,
            Instant.EPOCH,
            tokens,
            null,
            null,
            null,
            null,
            null,
            reasoning == null ? null : new Message.Reasoning("", reasoning),
            null);

    begin(List.of(message(Role.USER, "Why?", 3590), answered), "And then?");

    assertThat(asked.getLast().messages())
        .extracting(Prompt.Message::content)
        .containsExactly("Be brief.", "Why?", answer, "And then?");
  }

  @Test
  void continuedAnswerIsThePromptsEnd() {
    continued = message(Role.ASSISTANT, "Because air", 2);

    begin(turns(1), "Why?");

    List<Prompt.Message> prompt = asked.getLast().messages();
    assertThat(prompt)
        .extracting(Prompt.Message::role)
        .containsExactly("system", "user", "assistant", "user", "assistant", "user");
    assertThat(prompt.get(3).content()).isEqualTo("Why?");
    assertThat(prompt.get(4).content()).isEqualTo("Because air");
    assertThat(prompt.getLast().content()).contains("cut off");
  }

  /** A character is a token here. */
  private static String newest(List<Message> branch, int room) {
    return PromptedModel.newest(branch, room, message -> message.content().length()).stream()
        .map(Message::content)
        .collect(Collectors.joining(";"));
  }

  private void begin(List<Message> branch, String question) {
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
    new PromptedModel(model, new TokenRatio(), new AnswerProperties(1024, 64, 2, 8, false))
        .begin(
            "Be brief.",
            limit -> latest(branch, limit),
            question,
            continued,
            "content",
            new Cancellation());
  }

  private List<Message> latest(List<Message> branch, int limit) {
    read.add(limit);
    return branch.subList(Math.max(0, branch.size() - limit), branch.size());
  }

  private static List<Message> turns(int count) {
    return branch(
        IntStream.range(0, count)
            .mapToObj(n -> n + " " + "q".repeat(300) + ";" + n + " " + "a".repeat(300))
            .collect(Collectors.joining(";")));
  }

  /** Questions and answers in turn. */
  private static List<Message> branch(String contents) {
    if (contents.isEmpty()) {
      return List.of();
    }
    String[] parts = contents.split(";", -1);
    return IntStream.range(0, parts.length)
        .mapToObj(i -> message(i % 2 == 0 ? Role.USER : Role.ASSISTANT, parts[i], null))
        .toList();
  }

  private static Message message(Role role, String content, @Nullable Integer tokens) {
    return new Message(
        1,
        "c-1",
        0,
        role,
        content,
        Instant.EPOCH,
        tokens,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static final String TEXT = "x".repeat(1200);

  private final TokenRatio ratio = new TokenRatio();

  @Test
  void firstEstimateIsThreeCharactersPerToken() {
    assertThat(ratio.tokens(TEXT)).isEqualTo(404);
  }

  @Test
  void estimateApproachesTheModelsCount() {
    int before = ratio.tokens(TEXT);
    ratio.learn(prompt(TEXT), 1204);
    int after = ratio.tokens(TEXT);
    assertThat(after).isBetween(before + 1, 1203);
    for (int i = 0; i < 50; i++) {
      ratio.learn(prompt(TEXT), 1204);
    }
    assertThat(ratio.tokens(TEXT)).isBetween(1200, 1206);
  }

  @Test
  void outliersAreClamped() {
    for (int i = 0; i < 100; i++) {
      ratio.learn(prompt(TEXT), 6);
    }
    assertThat(ratio.tokens(TEXT)).isGreaterThanOrEqualTo(200);
    ratio.learn(prompt("short"), 900);
    assertThat(ratio.tokens(TEXT)).isLessThan(210);
  }

  private static Prompt prompt(String text) {
    return new Prompt(List.of(new Prompt.Message("user", text)), 10);
  }
}
