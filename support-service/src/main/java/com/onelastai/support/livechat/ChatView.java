package com.onelastai.support.livechat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chat, and of its messages those that the reader does not have yet. */
@Schema(name = "SupportChat")
record ChatView(ChatState chat, List<MessageView> messages) {

  /** A chat without its messages, as both ends see it. */
  @Schema(name = "SupportChatState")
  record ChatState(
      @Schema(example = "2f8b7c1e-9d0a-4f4e-8f39-6a1b2c3d4e5f") String id,
      ChatStatus status,
      @Schema(description = "Of the user", example = "Ada Example") String name,
      @Schema(description = "Of the member of the team; null while it waits", example = "Grace")
          @Nullable String assignedName,
      @Schema(description = "The id of the member of the team") @Nullable String assignedTo,
      @Schema(description = "How many messages it has", example = "12") int messageCount,
      @Schema(description = "Up to which message the user has read", example = "12") int userRead,
      @Schema(description = "Up to which message the team has read", example = "11")
          int supportRead,
      @Schema(description = "Until when the user is writing") @Nullable Instant userTypingUntil,
      @Schema(description = "Until when the team is writing") @Nullable Instant supportTypingUntil,
      @Schema(description = "When the user was connected last") @Nullable Instant userSeenAt,
      @Schema(description = "When the team was connected last") @Nullable Instant supportSeenAt,
      @Schema(
              description = "The place among the chats that wait, from 1; null for another",
              example = "3")
          @Nullable Integer queuePosition,
      Instant createdAt,
      @Nullable Instant closedAt,
      @Schema(description = "The ticket that it became; null if none") @Nullable String ticketId) {}

  /** A message of a chat. */
  @Schema(name = "SupportChatMessage")
  record MessageView(
      @Schema(description = "Its place in the chat, from 1", example = "12") int number,
      @Schema(description = "As its sender chose it", example = "c0a8-17") String clientId,
      Side sender,
      @Schema(example = "It works now, thank you.") String text,
      Instant timestamp) {}

  /**
   * @param seen the number of the message before the first that {@code chat} has
   * @param queuePosition null if it does not wait
   */
  static ChatView of(SupportChat chat, int seen, @Nullable Integer queuePosition) {
    return new ChatView(
        new ChatState(
            chat.id(),
            chat.status(),
            chat.name(),
            chat.assignedName(),
            chat.assignedTo(),
            chat.messageCount(),
            chat.userRead(),
            chat.supportRead(),
            chat.userTypingUntil(),
            chat.supportTypingUntil(),
            chat.userSeenAt(),
            chat.supportSeenAt(),
            queuePosition,
            chat.createdAt(),
            chat.closedAt(),
            chat.ticketId()),
        messages(chat, seen));
  }

  private static List<MessageView> messages(SupportChat chat, int seen) {
    return IntStream.range(0, chat.messages().size())
        .mapToObj(i -> {
          ChatMessage message = chat.messages().get(i);
          return new MessageView(
              seen + i + 1,
              message.clientId(),
              message.sender(),
              message.text(),
              message.timestamp());
        })
        .toList();
  }
}
