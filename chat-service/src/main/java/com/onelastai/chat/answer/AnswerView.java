package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Message;
import com.onelastai.model.FinishReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An agent's answer. */
@Schema(name = "Answer")
record AnswerView(
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2") String id,
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-1") String questionId,
    @Schema(allowableValues = "assistant") String role,
    @Schema(example = "Because air scatters blue light more than red.") String content,
    @Schema(example = "9", description = "As the model counts tokens") @Nullable Integer tokens,
    @Schema(example = "62", description = "Tokens that the model read")
        @Nullable Integer promptTokens,
    @Schema(example = "SmolLM2-135M-Instruct.Q4_1") @Nullable String model,
    Instant timestamp,
    @Schema(
            example = "412",
            description = "Milliseconds from the question to the end of the answer")
        @Nullable Long responseTime,
    @Schema(example = "complete") @Nullable Status status,
    @Schema(
            example = "stop",
            description =
                "Why the model ended a complete answer. An answer of the reason `length` was cut "
                    + "off, and can be continued")
        @Nullable FinishReason finishReason,
    @Schema(description = "Whether the model's reasoning can be read") boolean reasoned) {

  static AnswerView of(String conversationId, Message answer) {
    return new AnswerView(
        conversationId,
        answer.id(),
        Message.id(conversationId, answer.parent()),
        answer.role().value(),
        answer.content(),
        answer.tokens(),
        answer.promptTokens(),
        answer.model(),
        answer.timestamp(),
        answer.responseTime(),
        answer.status(),
        answer.finishReason(),
        answer.reasoned());
  }
}
