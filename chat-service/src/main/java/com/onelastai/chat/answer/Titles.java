package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Conversations;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ChatModel;
import com.onelastai.model.FinishReason;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.model.Prompt;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets the model name conversations, in the background after their first answer. If the process is
 * busy, the first words of the question remain the title.
 */
@Component
class Titles {

  private static final Logger log = LoggerFactory.getLogger(Titles.class);

  /** A short name takes more in some languages. */
  private static final int MAX_TOKENS = 48;

  private static final int LONGEST = 60;

  /** Enough of question and answer to show the topic. */
  private static final int EXCERPT = 400;

  private final ChatModel model;
  private final Conversations conversations;
  private final AnswerSlots slots;
  private final AnswerProperties settings;

  Titles(
      ChatModel model, Conversations conversations, AnswerSlots slots, AnswerProperties settings) {
    this.model = model;
    this.conversations = conversations;
    this.slots = slots;
    this.settings = settings;
  }

  void makeFor(String conversationId, String question, String answer) {
    AnswerSlots.Slot slot = settings.titles() ? slots.takeSpare() : null;
    if (slot != null) {
      Thread.ofVirtual().name("title").start(() -> make(slot, conversationId, question, answer));
    }
  }

  private void make(AnswerSlots.Slot slot, String conversationId, String question, String answer) {
    try (slot) {
      String title = tidy(ask(prompt(question, answer)));
      if (!title.isEmpty()) {
        conversations.setTitle(conversationId, title);
      }
    } catch (RuntimeException untitled) {
      log.debug("{} keeps its title: {}", conversationId, untitled.getMessage());
    }
  }

  private static Prompt prompt(String question, String answer) {
    return new Prompt(
        List.of(
            new Prompt.Message(
                "system",
                "You name conversations, in the language of the question. A name has two to five"
                    + " words and no quotes."),
            new Prompt.Message(
                "user",
                "Name the conversation that begins like this.\n\nQuestion: "
                    + excerpt(question)
                    + "\n\nAnswer: "
                    + excerpt(answer))),
        MAX_TOKENS);
  }

  private String ask(Prompt prompt) {
    StringBuilder text = new StringBuilder();
    try (ModelAnswer answer = model.open(prompt, new Cancellation())) {
      for (Piece piece = answer.next(); piece != null; piece = answer.next()) {
        if (piece.kind() == Piece.Kind.TEXT) {
          text.append(piece.text());
        }
      }
      // The first words of the question are better than the first half of a name.
      return answer.finishReason() == FinishReason.STOP ? text.toString() : "";
    }
  }

  /** The first line, without the decoration that models add; empty if it is not a title. */
  static String tidy(String text) {
    String line =
        text.strip()
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst("(?i)^(title|name|conversation)\\s*:", "")
            .replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\"“”„*#`]", "")
            .strip()
            .replaceFirst("[.,;:]+$", "");
    return line.length() <= LONGEST ? line : "";
  }

  private static String excerpt(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT));
  }
}
