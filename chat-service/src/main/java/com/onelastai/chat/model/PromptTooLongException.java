package com.onelastai.chat.model;

/** A server counted the prompt and found it longer than its model takes. */
public class PromptTooLongException extends RuntimeException {

  public PromptTooLongException(String message) {
    super(message);
  }
}
