package com.onelastai.chat.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An answer, with its text under one more name.
 *
 * @param message the answer's content
 */
@Schema(name = "ChatAnswer")
record ChatView(
    @JsonUnwrapped AnswerView answer,
    @Schema(example = "Because air scatters blue light more than red.") String message) {

  static ChatView of(AnswerView answer) {
    return new ChatView(answer, answer.content());
  }
}
