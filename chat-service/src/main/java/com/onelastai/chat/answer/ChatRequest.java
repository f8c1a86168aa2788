package com.onelastai.chat.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message without a conversation begins one. */
record ChatRequest(
    @Schema(example = "einstein", description = "Not required if there is a conversationId")
        @Nullable String agentId,
    @Schema(example = "Why is the sky blue?") @MessageText String message,
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") @Nullable String conversationId) {

  ChatRequest {
    message = MessageRequest.strip(message);
  }
}
