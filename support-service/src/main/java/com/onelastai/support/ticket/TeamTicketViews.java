package com.onelastai.support.ticket;

import com.onelastai.starter.security.Caller;
import com.onelastai.support.recipient.Recipients;
import com.onelastai.support.ticket.TeamTicketView.Person;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects what the team sees of a ticket. */
@Component
class TeamTicketViews {

  private final TicketFiles files;
  private final TicketNotes notes;
  private final TicketViewers viewers;
  private final Recipients recipients;

  TeamTicketViews(
      TicketFiles files, TicketNotes notes, TicketViewers viewers, Recipients recipients) {
    this.files = files;
    this.notes = notes;
    this.viewers = viewers;
    this.recipients = recipients;
  }

  TeamTicketView of(Ticket ticket, Caller caller) {
    return new TeamTicketView(
        TicketView.of(ticket, files.of(ticket)),
        person(ticket.userId()),
        ticket.assignedTo(),
        ticket.tags(),
        SlaView.of(ticket.sla()),
        ticket.version(),
        authors(ticket),
        notes.of(ticket.id()),
        ticket.history(),
        ticket.merged(),
        viewers.others(ticket.id(), caller.userId()));
  }

  private @Nullable Person person(@Nullable String userId) {
    return userId == null ? null : Person.of(userId, recipients.find(userId).orElse(null));
  }

  private static Map<String, String> authors(Ticket ticket) {
    Map<String, String> authors = new TreeMap<>();
    for (Message message : ticket.messages()) {
      if (message.authorId() != null) {
        authors.put(message.id(), message.authorId());
      }
    }
    return authors;
  }
}
