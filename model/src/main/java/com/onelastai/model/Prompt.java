package com.onelastai.model;

import java.util.List;

/**
 * What a model is to continue.
 *
 * @param messages the system's first, then the conversation, the user's last
 * @param maxTokens the maximum length of the answer
 */
public record Prompt(List<Message> messages, int maxTokens) {

  /**
   * @param role {@code system}, {@code user} or {@code assistant}
   */
  public record Message(String role, String content) {}
}
