package com.onelastai.chat.answer;

import com.onelastai.chat.model.ModelAnswer;
import com.onelastai.chat.model.Prompt;
import com.onelastai.chat.model.PromptMessage;

/** An answer that the model has begun, and the prompt that it is to. */
record OpenAnswer(RunningAnswer running, ModelAnswer model, Prompt prompt) {

  /** The question's share of all that the model read, by length. */
  int questionTokens(int promptTokens) {
    PromptMessage question = prompt.messages().getLast();
    long share =
        Math.round(
            (double) promptTokens * question.content().length() / TokenRatio.characters(prompt));
    // Even the shortest is one, however long the rest.
    return Math.toIntExact(Math.max(1, share));
  }
}
