package com.onelastai.support.ticket;

import com.onelastai.starter.job.ClusterJob;
import com.onelastai.support.ticket.HistoryEntry.Action;
import com.onelastai.support.ticket.sla.Sla;
import com.onelastai.support.ticket.sla.SlaClocks;
import com.onelastai.support.ticket.sla.SlaMark;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Warns before a ticket's time is over, and records when it is. */
@Component
class SlaJob {

  private static final int BATCH = 500;

  private final TicketStore store;
  private final SlaClocks clocks;

  SlaJob(TicketStore store, SlaClocks clocks) {
    this.store = store;
    this.clocks = clocks;
  }

  @ClusterJob(name = "ticket-sla", every = "${onelastai.tickets.sla.check-every}")
  void run() {
    store.idsToCheck(BATCH).forEach(id -> store.change(id, Author.SYSTEM, this::mark));
  }

  private void mark(TicketEdit edit) {
    Ticket ticket = edit.ticket();
    Sla marked = clocks.marked(ticket.sla(), ticket.priority(), edit.now());
    List<SlaMark> added = new ArrayList<>(marked.marks());
    added.removeAll(ticket.sla().marks());
    added.forEach(mark -> edit.note(Action.SLA_MARKED, null, mark.value()));
    edit.sla(marked);
  }
}
