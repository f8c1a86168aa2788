package com.onelastai.chat.answer;

import com.onelastai.chat.model.Prompt;
import com.onelastai.chat.model.PromptMessage;
import org.springframework.stereotype.Component;

/** Guesses how many tokens a text is, from what the model has counted so far. */
@Component
class TokenRatio {

  private static final double FIRST_GUESS = 3.0;
  private static final double LEAST = 0.5;
  private static final double MOST = 6.0;

  /** What a new count weighs against all before. */
  private static final double WEIGHT = 0.2;

  /** What a template writes around each message. */
  private static final int FRAME = 4;

  /** In less than this the frames weigh more than the text. */
  private static final int TELLING = 200;

  private volatile double charactersPerToken = FIRST_GUESS;

  /** A message of a prompt, with its frame. */
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
    if (characters >= TELLING && text > 0) {
      double shown = Math.clamp((double) characters / text, LEAST, MOST);
      charactersPerToken += WEIGHT * (shown - charactersPerToken);
    }
  }

  static int characters(Prompt prompt) {
    return prompt.messages().stream().map(PromptMessage::content).mapToInt(String::length).sum();
  }
}
