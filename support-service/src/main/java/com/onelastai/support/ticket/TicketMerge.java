package com.onelastai.support.ticket;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.support.file.Files;
import com.onelastai.support.ticket.HistoryEntry.Action;
import com.onelastai.support.ticket.Message.Sender;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * Makes a ticket go on in another one of the same user. Each step is one update that changes
 * nothing when it is repeated, so a merge that a crash interrupted is finished later.
 */
@Service
class TicketMerge {

  private final TicketStore store;
  private final TicketNotes notes;
  private final Files files;
  private final UserLock lock;

  TicketMerge(
      TicketStore store,
      TicketNotes notes,
      Files files,
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock) {
    this.store = store;
    this.notes = notes;
    this.files = files;
    // Two merges at once could make two tickets go on in each other.
    this.lock =
        new UserLock(
            mongo,
            indexes,
            clock,
            "supportticketlocks",
            Duration.ofMinutes(2),
            "merge_in_progress",
            "Tickets of this user are being merged. Try again in a second.");
  }

  /**
   * @param version of the ticket that the member has seen
   * @return the ticket in which it goes on
   */
  Ticket merge(String id, String into, long version, Caller member) {
    Ticket source = store.require(id);
    if (into.equals(source.mergedInto())) {
      finish(source);
      return store.require(into);
    }
    Ticket target = target(source, into);
    return lock.withLock(
        String.valueOf(target.userId()),
        () -> {
          Tickets.requireUnmerged(target(source, into));
          close(id, into, version, member);
          finish(store.require(id));
          return store.require(into);
        });
  }

  private Ticket target(Ticket source, String into) {
    Ticket target = store.find(into).orElse(null);
    boolean same =
        target != null
            && !target.id().equals(source.id())
            && target.userId() != null
            && target.userId().equals(source.userId());
    if (target == null || !same) {
      // Of another user, the messages would be shown to the wrong person.
      throw ApiException.invalid(
          List.of(
              new FieldProblem("into", "unknown_ticket", "must be another ticket of this user")));
    }
    if (source.messages().size() + target.messages().size() >= Ticket.MAX_MESSAGES) {
      throw Tickets.conflict("ticket_full", "Together the tickets have too many messages.");
    }
    return target;
  }

  private void close(String id, String into, long version, Caller member) {
    store.change(
        id,
        Author.of(member),
        edit -> {
          edit.expect(version);
          Tickets.requireUnmerged(edit.ticket());
          edit.set("mergedInto", into);
          edit.set("merging", true);
          edit.note(Action.MERGED_INTO, null, into);
          edit.move(Status.CLOSED);
        });
  }

  /** Moves what the ticket has to the one in which it goes on. */
  private void finish(Ticket source) {
    String into = source.mergedInto();
    if (into == null || source.merging() == null) {
      return;
    }
    store.change(
        into,
        mergedBy(source),
        edit -> {
          if (!edit.ticket().merged().contains(source.id())) {
            edit.adopt(source.id(), messages(source), source.members());
          }
        });
    notes.move(source.id(), into);
    files.move(Ticket.holder(source.id()), Ticket.holder(into));
    store.endMerge(source.id());
  }

  /** The description is a message there. */
  private static List<Message> messages(Ticket source) {
    List<Message> messages = new ArrayList<>();
    String description = source.subject() + "\n\n" + source.description();
    messages.add(
        new Message(
            source.id(),
            Sender.USER,
            null,
            description,
            source.createdAt(),
            source.attachments(),
            List.of()));
    messages.addAll(source.messages());
    return messages;
  }

  private static Author mergedBy(Ticket source) {
    return source.history().reversed().stream()
        .filter(entry -> entry.action() == Action.MERGED_INTO)
        .map(HistoryEntry::by)
        .findFirst()
        .orElse(Author.SYSTEM);
  }

  @ClusterJob(name = "ticket-merges", every = "${onelastai.tickets.finish-merges-every}")
  void finishInterrupted() {
    store.merging().forEach(this::finish);
  }
}
