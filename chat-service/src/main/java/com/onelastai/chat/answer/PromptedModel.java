package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.model.Cancellation;
import com.onelastai.chat.model.ChatModel;
import com.onelastai.chat.model.ModelAnswer;
import com.onelastai.chat.model.Prompt;
import com.onelastai.chat.model.PromptTooLongException;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has the model answer, with as much of what was said before as it can read. */
@Component
class PromptedModel {

  /** What an estimate may be wrong by. */
  private static final int MARGIN = 64;

  /** An answer that has less room is not worth a question. */
  private static final int SHORTEST_ANSWER = 64;

  /** After these nothing but the question is tried. */
  private static final int HALVINGS = 2;

  /** As many lie with the conversation itself; older ones are read only if they may fit. */
  private static final int LATEST = 50;

  private static final int MOST = 1000;

  private final ChatModel model;
  private final TokenRatio ratio;
  private final AnswerProperties settings;

  PromptedModel(ChatModel model, TokenRatio ratio, AnswerProperties settings) {
    this.model = model;
    this.ratio = ratio;
    this.settings = settings;
  }

  record Begun(ModelAnswer answer, Prompt prompt) {}

  Begun begin(Dialogue dialogue, Cancellation cancellation) {
    int left =
        model.window()
            - MARGIN
            - ratio.tokens(dialogue.system())
            - ratio.tokens(dialogue.question());
    if (left < SHORTEST_ANSWER) {
      throw tooLong(dialogue);
    }
    int maxTokens = Math.min(settings.maxTokens(), left);
    List<Message> history = history(dialogue, left - maxTokens);
    for (int cuts = 0; ; cuts++) {
      Prompt prompt = dialogue.prompt(history, maxTokens);
      try {
        return new Begun(model.open(prompt, cancellation), prompt);
      } catch (PromptTooLongException estimatedTooShort) {
        if (history.isEmpty()) {
          throw tooLong(dialogue);
        }
        history = cuts < HALVINGS ? half(history) : List.of();
      }
    }
  }

  private List<Message> history(Dialogue dialogue, int room) {
    List<Message> latest = dialogue.history().apply(LATEST);
    boolean older = latest.size() == LATEST && tokens(latest) < room;
    return HistoryCut.newest(older ? dialogue.history().apply(MOST) : latest, room, this::tokens);
  }

  private List<Message> half(List<Message> history) {
    return HistoryCut.newest(history, tokens(history) / 2, this::tokens);
  }

  private int tokens(List<Message> messages) {
    return messages.stream().mapToInt(this::tokens).sum();
  }

  private int tokens(Message message) {
    return message.tokens() != null
        ? TokenRatio.framed(message.tokens())
        : ratio.tokens(message.content());
  }

  private static ApiException tooLong(Dialogue dialogue) {
    return ApiException.invalid(
        List.of(
            new FieldProblem(dialogue.field(), "too_long", "is longer than the model can read")));
  }
}
