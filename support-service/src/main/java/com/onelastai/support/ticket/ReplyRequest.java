package com.onelastai.support.ticket;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.ticket.Message.Sender;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to the other side. */
record ReplyRequest(
    @Schema(example = "In Firefox.", description = "Plain text")
        @NotBlank
        @Size(max = Message.MAX_LENGTH)
        @NoControlCharacters(lines = true)
        String message,
    @Schema(description = "Ids of files that were uploaded at `/api/support/files`")
        @Size(max = Message.MAX_ATTACHMENTS)
        @Nullable List<@NotNull @Size(max = 64) String> attachments,
    @Schema(
            example = "3f8c2f7e-7f5c-4f0a-9a4e-1d2c3b4a5f6e",
            description = "Chosen by the client, so that a repeated request writes it once")
        @Pattern(regexp = "[A-Za-z0-9-]{16,64}")
        @Nullable String messageId) {

  Message by(Sender sender, @Nullable String authorId, Instant now) {
    return new Message(
        messageId == null ? UUID.randomUUID().toString() : messageId,
        sender,
        authorId,
        message.strip(),
        now,
        attachments == null ? List.of() : attachments.stream().distinct().toList(),
        List.of());
  }
}
