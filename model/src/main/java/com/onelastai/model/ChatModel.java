package com.onelastai.model;

/** A language model, wherever it runs. */
public interface ChatModel {

  /** The model's context window in tokens: prompt and answer together. */
  int window();

  /**
   * Begins an answer and returns with its first piece, of the reasoning or the text. If a server
   * refuses, is unreachable or fails before that, the next configured one is asked. If it is
   * cancelled meanwhile, the answer is empty.
   *
   * @throws PromptTooLongException if it is longer than the model takes
   * @throws com.onelastai.starter.problem.ApiException 503 {@code model_unavailable} if there is no
   *     server to ask or none answers, 429 {@code busy} if they are, 504 {@code model_timeout} if
   *     none began in time
   */
  ModelAnswer open(Prompt prompt, Cancellation cancellation);

  /** A server rejected the prompt because it exceeds the model's window. */
  public static class PromptTooLongException extends RuntimeException {

    public PromptTooLongException(String message) {
      super(message);
    }
  }
}
