package com.onelastai.chat.model;

/** A language model, wherever it runs. */
public interface ChatModel {

  /** How many tokens the model reads and writes in one answer, the prompt included. */
  int window();

  /**
   * Has a prompt answered. Returns when the first piece is there; where a server refuses, is away
   * or fails before, the next that is configured is asked. When it is cancelled meanwhile, the
   * answer is empty.
   *
   * @throws PromptTooLongException if it is longer than the model takes
   * @throws com.onelastai.starter.problem.ApiException 503 {@code model_unavailable} if there is no
   *     server to ask or none answers, 429 {@code busy} if they are, 504 {@code model_timeout} if
   *     none began in time
   */
  ModelAnswer open(Prompt prompt, Cancellation cancellation);
}
