package com.onelastai.support.ticket;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.ticket.sla.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a user asks. */
record TicketRequest(
    @Schema(example = "The export is empty") @NotBlank @Size(max = 200) @NoControlCharacters
        String subject,
    @Schema(example = "I get a file without rows.", description = "Plain text")
        @NotBlank
        @Size(max = Message.MAX_LENGTH)
        @NoControlCharacters(lines = true)
        String description,
    @Schema(example = "technical") @NotNull Category category,
    @Schema(example = "medium", defaultValue = "medium") @Nullable Priority priority,
    @Schema(description = "Ids of files that were uploaded at `/api/support/files`")
        @Size(max = Message.MAX_ATTACHMENTS)
        @Nullable List<@NotNull @Size(max = 64) String> attachments) {

  NewTicket of(String userId) {
    return new NewTicket(
        userId,
        subject.strip(),
        description.strip(),
        category,
        Objects.requireNonNullElse(priority, Priority.MEDIUM),
        attachments == null ? List.of() : attachments.stream().distinct().toList());
  }
}
