package com.onelastai.support.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket in the team's queue. */
record TeamTicketSummary(
    @JsonUnwrapped TicketSummary ticket,
    @Schema(description = "Null once the user is erased") @Nullable String userId,
    @Nullable String assignedTo,
    @Schema(example = "[\"export\"]") List<String> tags,
    SlaView sla,
    long version) {

  static TeamTicketSummary of(Ticket ticket) {
    return new TeamTicketSummary(
        TicketSummary.of(ticket),
        ticket.userId(),
        ticket.assignedTo(),
        ticket.tags(),
        SlaView.of(ticket.sla()),
        ticket.version());
  }
}
