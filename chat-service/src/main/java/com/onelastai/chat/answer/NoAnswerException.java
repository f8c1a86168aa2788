package com.onelastai.chat.answer;

import com.onelastai.model.FinishReason;
import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.starter.problem.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The model ended, or failed, before it had written a text. Nothing is stored. */
final class NoAnswerException extends ApiException {

  private NoAnswerException(
      HttpStatus status, String code, String detail, @Nullable Throwable cause) {
    super(status, code, detail + " Nothing is stored.", cause);
  }

  /**
   * @param failure null if the model ended by itself
   */
  static NoAnswerException of(
      @Nullable ModelFailedException failure, @Nullable FinishReason reason) {
    return failure == null
        ? new NoAnswerException(HttpStatus.BAD_GATEWAY, "no_answer", describe(reason), null)
        : new NoAnswerException(
            failure.status(),
            failure.code(),
            "The model failed before its answer had a text.",
            failure);
  }

  private static String describe(@Nullable FinishReason reason) {
    return switch (reason) {
      case LENGTH ->
          "The model used up the maximum length of an answer before it wrote one. Ask for less.";
      case CONTENT_FILTER -> "A content filter of the model's server withheld the answer.";
      case TOOL_CALLS -> "The model asked for a tool, which this service does not offer.";
      case null, default -> "The model ended without an answer.";
    };
  }
}
