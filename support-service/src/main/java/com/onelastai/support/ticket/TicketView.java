package com.onelastai.support.ticket;

import com.onelastai.support.file.FileView;
import com.onelastai.support.ticket.sla.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket as its user sees it. */
@Schema(name = "Ticket")
record TicketView(
    @Schema(example = "T4K7M2QX9A") String ticketId,
    @Schema(example = "The export is empty") String subject,
    @Schema(example = "I get a file without rows.") String description,
    List<FileView> attachments,
    Category category,
    Priority priority,
    Status status,
    List<MessageView> messages,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Rating rating,
    @Schema(description = "The ticket in which this one goes on; null if it does not")
        @Nullable String mergedInto) {

  static TicketView of(Ticket ticket, Map<String, FileView> files) {
    return new TicketView(
        ticket.id(),
        ticket.subject(),
        ticket.description(),
        MessageView.files(ticket.attachments(), files),
        ticket.category(),
        ticket.priority(),
        ticket.status(),
        ticket.messages().stream().map(message -> MessageView.of(message, files)).toList(),
        ticket.createdAt(),
        ticket.updatedAt(),
        ticket.resolvedAt(),
        ticket.rating(),
        ticket.mergedInto());
  }
}
