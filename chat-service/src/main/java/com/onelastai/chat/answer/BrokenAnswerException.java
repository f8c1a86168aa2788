package com.onelastai.chat.answer;

import com.onelastai.chat.model.ModelFailedException;
import com.onelastai.starter.problem.ApiException;
import org.springframework.http.HttpStatus;

/** The model broke off; what had come is stored. */
class BrokenAnswerException extends ApiException {

  private final transient AnswerView part;

  BrokenAnswerException(ModelFailedException failure, AnswerView part) {
    super(
        HttpStatus.BAD_GATEWAY,
        failure.code(),
        "The model broke off. What it had said is kept.",
        failure);
    this.part = part;
    with("message", part);
  }

  AnswerView part() {
    return part;
  }
}
