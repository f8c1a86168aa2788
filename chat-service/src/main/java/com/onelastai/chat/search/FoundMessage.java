package com.onelastai.chat.search;

import com.onelastai.chat.conversation.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search result. */
record FoundMessage(
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
    @Schema(example = "Why the sky is blue") @Nullable String title,
    @Schema(example = "einstein") String agentId,
    @Schema(example = "Einstein Agent") @Nullable String agentName,
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2") String messageId,
    @Schema(allowableValues = {Message.USER, Message.ASSISTANT}) String role,
    Instant timestamp,
    @Schema(example = "Air scatters blue light more than red.", description = "Plain text")
        String excerpt,
    @Schema(
            example = "[[13, 17]]",
            description =
                "Where the hits are in the excerpt: start and end, in UTF-16 units as JavaScript"
                    + " counts")
        List<List<Integer>> marks) {

  static FoundMessage of(Message message, Search.Summary summary, SearchQuery query) {
    Excerpt excerpt = Excerpt.of(message.content(), Hits.in(message.content(), query).spans());
    return new FoundMessage(
        summary.id(),
        summary.title(),
        summary.agentId(),
        summary.agentName(),
        message.id(),
        message.role(),
        message.timestamp(),
        excerpt.text(),
        excerpt.marks());
  }
}
