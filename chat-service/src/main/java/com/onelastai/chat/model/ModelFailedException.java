package com.onelastai.chat.model;

import org.jspecify.annotations.Nullable;

/** A model's server failed in the middle of an answer. */
public class ModelFailedException extends RuntimeException {

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
