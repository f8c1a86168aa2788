package com.onelastai.chat.model;

import java.util.List;

/**
 * What a model is to continue.
 *
 * @param messages the system's first, then the conversation, the user's last
 * @param maxTokens how long the answer may become
 */
public record Prompt(List<PromptMessage> messages, int maxTokens) {}
