package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ChatModel;
import com.onelastai.model.ChatModel.PromptTooLongException;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.Prompt;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the model, with as much of the conversation's history as fits into its window. */
@Component
class PromptedModel {

  /** Allowance for errors of the estimate. */
  private static final int MARGIN = 64;

  private static final int MIN_ANSWER_TOKENS = 64;

  /** If the prompt is still too long then, the question is sent without history. */
  private static final int MAX_HALVINGS = 2;

  /** The conversation's document holds about as many; older ones are read only if they may fit. */
  private static final int LATEST = 50;

  private static final int MOST = 1000;

  /** Most servers do not continue a prompt that ends with an answer. */
  private static final String GO_ON =
      "Your answer was cut off. Go on exactly where it ended, without repeating any of it.";

  private final ChatModel model;
  private final TokenRatio ratio;
  private final AnswerProperties properties;

  PromptedModel(ChatModel model, TokenRatio ratio, AnswerProperties properties) {
    this.model = model;
    this.ratio = ratio;
    this.properties = properties;
  }

  record Begun(ModelAnswer answer, Prompt prompt, String question) {

    /** The question's share of the prompt's tokens, estimated by length; at least one. */
    int questionTokens(int promptTokens) {
      double share = (double) question.length() / TokenRatio.characters(prompt);
      return Math.toIntExact(Math.max(1, Math.round(promptTokens * share)));
    }
  }

  /**
   * @param history returns at most this many of the latest messages before the question, oldest
   *     first
   * @param continued the answer to go on with, if any
   * @param field the question's name in the request, for error messages
   */
  Begun begin(
      String system,
      IntFunction<List<Message>> history,
      String question,
      @Nullable Message continued,
      String field,
      Cancellation cancellation) {
    List<Prompt.Message> last = last(question, continued);
    int left =
        model.window()
            - MARGIN
            - ratio.tokens(system)
            - last.stream().map(Prompt.Message::content).mapToInt(ratio::tokens).sum();
    if (left < MIN_ANSWER_TOKENS) {
      throw tooLong(field);
    }
    int maxTokens = Math.min(properties.maxTokens(), left);
    List<Message> kept = fitting(history, left - maxTokens);
    for (int halvings = 0; ; halvings++) {
      Prompt prompt = prompt(system, kept, last, maxTokens);
      try {
        return new Begun(model.open(prompt, cancellation), prompt, question);
      } catch (PromptTooLongException underestimated) {
        if (kept.isEmpty()) {
          throw tooLong(field);
        }
        kept = halvings < MAX_HALVINGS ? newest(kept, tokens(kept) / 2, this::tokens) : List.of();
      }
    }
  }

  /** Improves the estimates by the model's own count. */
  void learn(Prompt prompt, @Nullable Integer promptTokens) {
    if (promptTokens != null) {
      ratio.learn(prompt, promptTokens);
    }
  }

  /** The question, and what asks for the rest of an answer. */
  private static List<Prompt.Message> last(String question, @Nullable Message continued) {
    Prompt.Message asked = new Prompt.Message(Role.USER.value(), question);
    return continued == null
        ? List.of(asked)
        : List.of(
            asked,
            new Prompt.Message(Role.ASSISTANT.value(), continued.content()),
            new Prompt.Message(Role.USER.value(), GO_ON));
  }

  private static Prompt prompt(
      String system, List<Message> history, List<Prompt.Message> last, int maxTokens) {
    List<Prompt.Message> messages = new ArrayList<>();
    messages.add(new Prompt.Message("system", system));
    history.forEach(
        message -> messages.add(new Prompt.Message(message.role().value(), message.content())));
    messages.addAll(last);
    return new Prompt(messages, maxTokens);
  }

  private List<Message> fitting(IntFunction<List<Message>> history, int room) {
    List<Message> latest = history.apply(LATEST);
    boolean roomForOlder = latest.size() == LATEST && tokens(latest) < room;
    return newest(roomForOlder ? history.apply(MOST) : latest, room, this::tokens);
  }

  /**
   * The newest turns of a branch that fit. A turn is a question with its answer and is never split;
   * a turn that was stopped before it had an answer is left out.
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
      if (message.role() == Role.USER) {
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

  private int tokens(List<Message> messages) {
    return messages.stream().mapToInt(this::tokens).sum();
  }

  /** Of the text alone: the count of an answer may include reasoning, which no prompt repeats. */
  private int tokens(Message message) {
    Integer tokens = message.textTokens();
    if (tokens == null) {
      return ratio.tokens(message.content());
    }
    // Not every server reports it, but no tokenizer makes more tokens than bytes.
    int most = message.content().getBytes(StandardCharsets.UTF_8).length;
    return TokenRatio.framed(Math.min(tokens, most));
  }

  private static ApiException tooLong(String field) {
    return ApiException.invalid(
        List.of(new FieldProblem(field, "too_long", "is too long for the model")));
  }

  /** Estimates the number of tokens of a text from the model's counts so far. */
  @Component
  static class TokenRatio {

    private static final double FIRST_GUESS = 3.0;
    private static final double LEAST = 0.5;
    private static final double MOST = 6.0;

    /** Weight of a new count against all earlier ones. */
    private static final double WEIGHT = 0.2;

    /** Tokens that a chat template adds to each message. */
    private static final int FRAME = 4;

    /** In shorter prompts the frames outweigh the text. */
    private static final int MIN_CHARACTERS = 200;

    private volatile double charactersPerToken = FIRST_GUESS;

    /** A message of a prompt, including its frame. */
    int tokens(String text) {
      return framed((int) Math.ceil(text.length() / charactersPerToken));
    }

    /** A message whose own tokens are known. */
    static int framed(int tokens) {
      return FRAME + tokens;
    }

    synchronized void learn(Prompt prompt, int tokens) {
      int characters = characters(prompt);
      int text = tokens - FRAME * prompt.messages().size();
      if (characters >= MIN_CHARACTERS && text > 0) {
        double measured = Math.clamp((double) characters / text, LEAST, MOST);
        charactersPerToken += WEIGHT * (measured - charactersPerToken);
      }
    }

    static int characters(Prompt prompt) {
      return prompt.messages().stream().map(Prompt.Message::content).mapToInt(String::length).sum();
    }
  }
}
