package com.onelastai.chat.answer;

import com.onelastai.chat.model.Prompt;
import org.springframework.stereotype.Component;

/** Estimates the number of tokens of a text from the model's counts so far. */
@Component
class TokenRatio {

  private static final double FIRST_GUESS = 3.0;
  private static final double LEAST = 0.5;
  private static final double MOST = 6.0;

  /** Weight of a new count against all earlier ones. */
  private static final double WEIGHT = 0.2;

  /** Tokens that a chat template adds to each message. */
  private static final int FRAME = 4;

  /** In shorter prompts the frames outweigh the text. */
  private static final int TELLING = 200;

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
    if (characters >= TELLING && text > 0) {
      double shown = Math.clamp((double) characters / text, LEAST, MOST);
      charactersPerToken += WEIGHT * (shown - charactersPerToken);
    }
  }

  static int characters(Prompt prompt) {
    return prompt.messages().stream().map(Prompt.Message::content).mapToInt(String::length).sum();
  }
}
