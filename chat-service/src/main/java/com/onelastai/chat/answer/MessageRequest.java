package com.onelastai.chat.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

record MessageRequest(
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") @NotNull String conversationId,
    @Schema(example = "Why is the sky blue?") @MessageText String content) {

  MessageRequest {
    content = strip(content);
  }

  /** Of what was sent; nothing if nothing was. */
  @SuppressWarnings("NullAway")
  static String strip(@Nullable String text) {
    return text == null ? null : text.strip();
  }
}
