package com.onelastai.support.ticket;

import com.onelastai.events.support.TicketAnswered;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.support.file.FileOwner;
import com.onelastai.support.file.Files;
import com.onelastai.support.ticket.HistoryEntry.Action;
import com.onelastai.support.ticket.sla.Priority;
import com.onelastai.support.ticket.sla.SlaClocks;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the team does with tickets. */
@Service
class TeamTickets {

  private final TicketStore store;
  private final TicketNotes notes;
  private final TicketMails mails;
  private final Files files;
  private final SlaClocks clocks;

  TeamTickets(
      TicketStore store, TicketNotes notes, TicketMails mails, Files files, SlaClocks clocks) {
    this.store = store;
    this.notes = notes;
    this.mails = mails;
    this.files = files;
    this.clocks = clocks;
  }

  /**
   * What is to be changed; null stays as it is.
   *
   * @param version that the member has seen
   */
  record Changes(
      long version,
      @Nullable Status status,
      @Nullable Priority priority,
      @Nullable Category category,
      @Nullable List<String> tags) {}

  Ticket update(String id, Changes changes, Caller member) {
    return change(
        id,
        member,
        changes.version(),
        edit -> {
          setPriority(edit, changes.priority());
          setCategory(edit, changes.category());
          setTags(edit, changes.tags());
          setStatus(edit, changes.status());
        });
  }

  private void setPriority(TicketEdit edit, @Nullable Priority priority) {
    Priority before = edit.ticket().priority();
    if (priority != null && priority != before) {
      edit.set("priority", priority);
      edit.sla(clocks.prioritized(edit.ticket().sla(), priority, edit.now()));
      edit.note(Action.PRIORITY_CHANGED, before.value(), priority.value());
    }
  }

  private static void setCategory(TicketEdit edit, @Nullable Category category) {
    Category before = edit.ticket().category();
    if (category != null && category != before) {
      edit.set("category", category);
      edit.note(Action.CATEGORY_CHANGED, before.value(), category.value());
    }
  }

  private static void setTags(TicketEdit edit, @Nullable List<String> tags) {
    List<String> before = edit.ticket().tags();
    if (tags != null && !tags.equals(before)) {
      edit.set("tags", tags);
      edit.note(Action.TAGS_CHANGED, String.join(" ", before), String.join(" ", tags));
    }
  }

  private void setStatus(TicketEdit edit, @Nullable Status status) {
    if (status == null || status == edit.ticket().status()) {
      return;
    }
    edit.move(status);
    if (status == Status.RESOLVED) {
      mails.resolved(edit.ticket()).ifPresent(edit::publish);
    }
  }

  /**
   * @param assignee null for nobody
   * @throws ApiException 409 if the ticket was changed since; then both see the collision
   */
  Ticket assign(String id, @Nullable String assignee, long version, Caller member) {
    try {
      return change(id, member, version, edit -> assign(edit, assignee));
    } catch (ApiException refused) {
      if (refused.code().equals(TicketStore.CHANGED)) {
        store.noteCollision(id, Author.of(member), assignee);
      }
      throw refused;
    }
  }

  private static void assign(TicketEdit edit, @Nullable String assignee) {
    String before = edit.ticket().assignedTo();
    if (Objects.equals(before, assignee)) {
      return;
    }
    edit.set("assignedTo", assignee);
    edit.member(assignee);
    edit.note(Action.ASSIGNED, before, assignee);
  }

  /**
   * The team writes to the user.
   *
   * @param status to which the ticket moves; null for in progress if it was open
   * @param version null to write whatever has happened
   */
  Ticket reply(
      String id, Message message, @Nullable Status status, @Nullable Long version, Caller member) {
    if (store.require(id).hasMessage(message.id())) {
      return store.require(id);
    }
    files.attach(
        message.attachments(),
        member.userId(),
        new FileOwner(Ticket.holder(id), null),
        "attachments");
    try {
      return change(id, member, version, edit -> addReply(edit, message, status));
    } catch (RuntimeException failure) {
      files.detach(message.attachments(), member.userId());
      throw failure;
    }
  }

  private void addReply(TicketEdit edit, Message message, @Nullable Status status) {
    Ticket ticket = edit.ticket();
    if (ticket.hasMessage(message.id())) {
      return;
    }
    edit.write(message);
    if (status != null) {
      edit.move(status);
    } else if (ticket.status() == Status.OPEN) {
      edit.move(Status.IN_PROGRESS);
    }
    mails.answered(ticket, message, status == Status.RESOLVED).ifPresent(edit::publish);
    if (ticket.userId() != null) {
      edit.publish(new TicketAnswered(ticket.id(), ticket.userId()));
    }
  }

  /** Writes down what the user never sees. */
  TicketNote note(String id, String text, Caller member) {
    store.require(id);
    TicketNote note = notes.add(id, member.userId(), text);
    store.change(id, Author.of(member), edit -> edit.note(Action.NOTE_ADDED, null, note.id()));
    return note;
  }

  private Ticket change(
      String id, Caller member, @Nullable Long version, Consumer<TicketEdit> change) {
    return store.change(
        id,
        Author.of(member),
        edit -> {
          edit.expect(version);
          Tickets.requireUnmerged(edit.ticket());
          change.accept(edit);
        });
  }
}
