package com.onelastai.model;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An answer in progress, read by one thread. */
public interface ModelAnswer extends AutoCloseable {

  /** The model's name as its server reports it; empty if it was cancelled before. */
  String model();

  /**
   * Waits for the next piece.
   *
   * @return null when the answer is complete or cancelled
   * @throws ModelFailedException if the server fails, or sends nothing for too long
   */
  @Nullable Piece next();

  /** Why the model ended; null unless the answer is complete. */
  @Nullable FinishReason finishReason();

  Usage usage();

  /** Ends the request to the server if it is still open. */
  @Override
  void close();

  /**
   * Tokens of an answer.
   *
   * @param promptTokens null if unknown, for example because the answer was cancelled
   * @param answerTokens as the server counts; of a cancelled answer the number of pieces received
   * @param reasoningTokens those of the answer's tokens that are not in its text; null if unknown
   */
  record Usage(
      @Nullable Integer promptTokens, int answerTokens, @Nullable Integer reasoningTokens) {}

  /** A part of an answer, or a sign that it is still being made. */
  record Piece(Kind kind, String text) {

    /** The server works, but has no text yet. */
    public static final Piece ALIVE = new Piece(Kind.ALIVE, "");

    /** The kinds of piece. */
    public enum Kind {
      TEXT,
      /** What the model writes to itself before the text. */
      REASONING,
      ALIVE
    }
  }

  /** A model's server failed in the middle of an answer. */
  public static class ModelFailedException extends RuntimeException {

    private final HttpStatus status;
    private final String code;

    /**
     * @param status for the client: 502 or 504
     * @param code for the client: {@code model_failed} or {@code model_timeout}
     */
    public ModelFailedException(
        HttpStatus status, String code, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.status = status;
      this.code = code;
    }

    public HttpStatus status() {
      return status;
    }

    public String code() {
      return code;
    }
  }
}
