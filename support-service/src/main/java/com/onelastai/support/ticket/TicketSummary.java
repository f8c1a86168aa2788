package com.onelastai.support.ticket;

import com.onelastai.support.ticket.sla.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A ticket in the list of its user. */
record TicketSummary(
    @Schema(example = "T4K7M2QX9A") String ticketId,
    @Schema(example = "The export is empty") String subject,
    Category category,
    Priority priority,
    Status status,
    Instant createdAt,
    Instant updatedAt) {

  static TicketSummary of(Ticket ticket) {
    return new TicketSummary(
        ticket.id(),
        ticket.subject(),
        ticket.category(),
        ticket.priority(),
        ticket.status(),
        ticket.createdAt(),
        ticket.updatedAt());
  }
}
