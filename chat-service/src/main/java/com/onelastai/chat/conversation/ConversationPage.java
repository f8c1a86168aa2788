package com.onelastai.chat.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.model.FinishReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation with a page of its current branch. */
record ConversationPage(
    @JsonUnwrapped ConversationSummary summary,
    @Schema(description = "The answer in progress; null if there is none")
        @Nullable AnswerInProgress answering,
    @Schema(description = "The last messages of all branches") List<BranchEnd> branches,
    @Schema(description = "The oldest first") List<ConversationMessage> messages,
    @Schema(
            description = "The address of the page with older messages; null if there is none",
            example =
                "/api/chat/c-Xq2v9TtU0mF3aLrN7yKp5w?before=c-Xq2v9TtU0mF3aLrN7yKp5w-51&size=50")
        @Nullable String next) {

  /**
   * @param path of the current branch
   */
  static ConversationPage of(Conversation conversation, List<Message> path, @Nullable String next) {
    return new ConversationPage(
        ConversationSummary.of(conversation),
        AnswerInProgress.of(conversation.answering()),
        conversation.branches().stream().map(branch -> BranchEnd.of(conversation, branch)).toList(),
        path.stream().map(message -> ConversationMessage.of(conversation, message)).toList(),
        next);
  }

  record AnswerInProgress(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-8") String messageId,
      @Schema(description = "Null if the question was answered before") @Nullable String question,
      @Schema(description = "The text so far; at most a second old") String part) {

    private static @Nullable AnswerInProgress of(@Nullable Answering answering) {
      return answering == null
          ? null
          : new AnswerInProgress(answering.messageId(), answering.question(), answering.part());
    }
  }

  record BranchEnd(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-6") String messageId,
      @Schema(description = "The last message that this branch shares with an older one")
          @Nullable String forkMessageId,
      boolean current) {

    private static BranchEnd of(Conversation conversation, Conversation.Branch branch) {
      return new BranchEnd(
          conversation.messageId(branch.leaf()),
          branch.fork() == 0 ? null : conversation.messageId(branch.fork()),
          branch.leaf() == conversation.leaf());
    }
  }

  record ConversationMessage(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2") String id,
      @Schema(description = "The message that it follows", example = "c-Xq2v9TtU0mF3aLrN7yKp5w-1")
          @Nullable String parentId,
      Role role,
      String content,
      Instant timestamp,
      @Nullable Integer tokens,
      @Nullable Integer promptTokens,
      @Schema(example = "SmolLM2-135M-Instruct.Q4_1") @Nullable String model,
      @Schema(description = "Milliseconds from the question to the end of the answer")
          @Nullable Long responseTime,
      @Schema(description = "Of an answer") @Nullable Status status,
      @Schema(description = "Why the model ended a complete answer", example = "stop")
          @Nullable FinishReason finishReason,
      @Schema(description = "Whether the model's reasoning can be read") boolean reasoned,
      @Nullable Feedback feedback) {

    private static ConversationMessage of(Conversation conversation, Message message) {
      return new ConversationMessage(
          message.id(),
          message.parent() == 0 ? null : conversation.messageId(message.parent()),
          message.role(),
          message.content(),
          message.timestamp(),
          message.tokens(),
          message.promptTokens(),
          message.model(),
          message.responseTime(),
          message.status(),
          message.finishReason(),
          message.reasoned(),
          message.feedback());
    }
  }

  /** A conversation without its messages. */
  record ConversationSummary(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
      @Schema(example = "einstein") String agentId,
      @Schema(example = "Einstein Agent") @Nullable String agentName,
      @Schema(example = "Why is the sky blue?") @Nullable String title,
      @Schema(example = "en") @Nullable String language,
      @Schema(description = "`client` if a page reported its own chat") Source source,
      Instant startTime,
      @Schema(description = "When the last message was stored") Instant updatedAt,
      @Nullable Instant endTime,
      @Schema(example = "412") long totalTokens,
      @Schema(example = "6") int totalMessages,
      @Schema(description = "Milliseconds; null before the first answer", example = "1530.5")
          @Nullable Double averageResponseTime,
      @Nullable Feedback feedback) {

    static ConversationSummary of(Conversation conversation) {
      return new ConversationSummary(
          conversation.id(),
          conversation.agentId(),
          conversation.agentName(),
          conversation.title(),
          conversation.language(),
          conversation.source(),
          conversation.startTime(),
          conversation.updatedAt(),
          conversation.endTime(),
          conversation.totalTokens(),
          conversation.totalMessages(),
          conversation.averageResponseTime(),
          conversation.feedback());
    }
  }
}
