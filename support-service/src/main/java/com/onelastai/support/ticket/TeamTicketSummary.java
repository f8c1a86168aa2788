package com.onelastai.support.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.ticket.TeamTicketView.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket in the team's queue. */
record TeamTicketSummary(
    @JsonUnwrapped TicketSummary ticket,
    @Schema(description = "Null once the user is erased") @Nullable Person user,
    @Nullable String assignedTo,
    @Schema(example = "[\"export\"]") List<String> tags,
    SlaView sla,
    long version) {

  /**
   * @param users those who are known, by their ids
   */
  static TeamTicketSummary of(Ticket ticket, Map<String, Recipient> users) {
    String userId = ticket.userId();
    return new TeamTicketSummary(
        TicketSummary.of(ticket),
        userId == null ? null : Person.of(userId, users.get(userId)),
        ticket.assignedTo(),
        ticket.tags(),
        SlaView.of(ticket.sla()),
        ticket.version());
  }
}
