package com.onelastai.chat.model;

import org.jspecify.annotations.Nullable;

/** An answer in progress, read by one thread. */
public interface ModelAnswer extends AutoCloseable {

  /** The model's name as its server reports it; empty if it was cancelled before. */
  String model();

  /**
   * Waits for the next piece.
   *
   * @return never empty; null when the answer is complete or cancelled
   * @throws ModelFailedException if the server fails, or sends nothing for too long
   */
  @Nullable String next();

  Usage usage();

  /** Ends the request to the server if it is still open. */
  @Override
  void close();

  /**
   * Tokens of an answer.
   *
   * @param promptTokens null if unknown, for example because the answer was cancelled
   * @param answerTokens as the server counts; of a cancelled answer the number of pieces received
   */
  record Usage(@Nullable Integer promptTokens, int answerTokens) {}

  /** A model's server failed in the middle of an answer. */
  public static class ModelFailedException extends RuntimeException {

    private final String code;

    /**
     * @param code for the client: {@code model_failed} or {@code model_timeout}
     */
    public ModelFailedException(String code, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
