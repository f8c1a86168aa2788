package com.onelastai.chat.model;

/** A server rejected the prompt because it exceeds the model's window. */
public class PromptTooLongException extends RuntimeException {

  public PromptTooLongException(String message) {
    super(message);
  }
}
