package com.onelastai.chat.model;

/** A language model, wherever it runs. */
public interface ChatModel {

  /** How many tokens the model reads and writes in one answer, the prompt included. */
  int window();

  /**
   * Has a prompt answered. Returns when a server has taken it on; where one refuses or is away, the
   * next that is configured is asked.
   *
   * @throws PromptTooLongException if it is longer than the model takes
   * @throws com.onelastai.starter.problem.ApiException 503 {@code model_unavailable} if there is no
   *     server to ask or none answers, 429 {@code busy} if all are, 504 {@code model_timeout} if
   *     none took it on in time
   */
  ModelAnswer open(Prompt prompt);
}
