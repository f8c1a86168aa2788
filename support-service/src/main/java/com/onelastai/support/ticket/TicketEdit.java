package com.onelastai.support.ticket;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.ticket.HistoryEntry.Action;
import com.onelastai.support.ticket.sla.Sla;
import com.onelastai.support.ticket.sla.SlaClocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;

/** Collects one change of a ticket, which becomes one update. */
final class TicketEdit {

  private final Ticket ticket;
  private final Author by;
  private final Instant now;
  private final SlaClocks clocks;
  private final Update update = new Update();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<DomainEvent> events = new ArrayList<>();
  private final Set<String> members = new TreeSet<>();
  private Sla sla;
  private Status status;

  TicketEdit(Ticket ticket, Author by, Instant now, SlaClocks clocks) {
    this.ticket = ticket;
    this.by = by;
    this.now = now;
    this.clocks = clocks;
    this.sla = ticket.sla();
    this.status = ticket.status();
  }

  /** The ticket before the change. */
  Ticket ticket() {
    return ticket;
  }

  Instant now() {
    return now;
  }

  Author by() {
    return by;
  }

  boolean isEmpty() {
    return history.isEmpty();
  }

  List<DomainEvent> events() {
    return events;
  }

  void publish(DomainEvent event) {
    events.add(event);
  }

  Update update() {
    boolean people = by.role() != Author.Role.SYSTEM;
    update.push("history").each(history.toArray());
    if (!messages.isEmpty()) {
      // Merged messages are older than some that are there.
      update.push("messages").sort(Sort.by("timestamp")).each(messages.toArray());
    }
    if (people) {
      update.inc("version", 1).set("updatedAt", now);
    }
    member(by.userId());
    if (!members.isEmpty()) {
      update.addToSet("members").each(members.toArray());
    }
    return update.set("sla", sla).inc("revision", 1);
  }

  /** Notes what is changed; without a note there is no change. */
  void note(Action action, @Nullable String from, @Nullable String to) {
    long version = ticket.version() + (by.role() == Author.Role.SYSTEM ? 0 : 1);
    history.add(new HistoryEntry(version, by, action, from, to, now));
  }

  void set(String field, @Nullable Object value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  /** Remembers a member of the team whom the ticket names. */
  void member(@Nullable String userId) {
    if (userId != null) {
      members.add(userId);
    }
  }

  /** Takes over what another ticket has. */
  void adopt(String from, List<Message> theirs, List<String> theirMembers) {
    messages.addAll(theirs);
    members.addAll(theirMembers);
    update.addToSet("merged", from);
    note(Action.MERGED_FROM, from, null);
  }

  void sla(Sla changed) {
    sla = changed;
  }

  void write(Message message) {
    if (ticket.messages().size() + messages.size() >= Ticket.MAX_MESSAGES) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "ticket_full",
          "The ticket has %d messages. Open another one.".formatted(Ticket.MAX_MESSAGES));
    }
    messages.add(message);
    note(Action.REPLIED, null, null);
    sla =
        message.sender() == Message.Sender.SUPPORT
            ? clocks.answered(sla, ticket.priority(), now)
            : clocks.resumed(sla, ticket.priority(), now);
  }

  /** Moves the ticket to a status, and its clocks with it. */
  void move(Status to) {
    if (to == status) {
      return;
    }
    note(Action.STATUS_CHANGED, status.value(), to.value());
    if (to.isOver()) {
      set(
          "resolvedAt",
          Objects.requireNonNullElse(status.isOver() ? ticket.resolvedAt() : now, now));
      sla = clocks.stopped(sla, ticket.priority(), now);
    } else if (status.isOver()) {
      // What is rated is the solution, which there is not any more.
      set("resolvedAt", null);
      set("rating", null);
      sla = clocks.reopened(sla, ticket.priority(), now);
    }
    set("status", to);
    status = to;
  }

  /**
   * @param seen the version on which someone decided; null if that does not matter
   * @throws ApiException 409 {@code changed_meanwhile} that tells the latest change
   */
  void expect(@Nullable Long seen) {
    if (seen == null || seen == ticket.version()) {
      return;
    }
    ApiException changed =
        new ApiException(
                HttpStatus.CONFLICT,
                TicketStore.CHANGED,
                "Someone has changed the ticket meanwhile. Look at it again.")
            .with("version", ticket.version());
    ticket.history().reversed().stream()
        .filter(entry -> entry.by().role() != Author.Role.SYSTEM)
        .filter(entry -> entry.action() != Action.ASSIGNMENT_COLLIDED)
        .findFirst()
        .ifPresent(latest -> changed.with("latest", latest));
    throw changed;
  }
}
