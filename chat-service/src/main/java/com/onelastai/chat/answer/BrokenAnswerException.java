package com.onelastai.chat.answer;

import com.onelastai.chat.model.ModelFailedException;
import com.onelastai.starter.problem.ApiException;
import org.springframework.http.HttpStatus;

/** The model failed in the middle of an answer; the part that was received is stored. */
class BrokenAnswerException extends ApiException {

  private final transient AnswerView part;

  BrokenAnswerException(ModelFailedException failure, AnswerView part) {
    super(
        HttpStatus.BAD_GATEWAY,
        failure.code(),
        "The model failed before its answer was complete. The part that was received is stored.",
        failure);
    this.part = part;
    with("message", part);
  }

  AnswerView part() {
    return part;
  }
}
