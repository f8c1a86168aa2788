package com.onelastai.support.ticket;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.file.FileOwner;
import com.onelastai.support.file.Files;
import com.onelastai.support.ticket.HistoryEntry.Action;
import com.onelastai.support.ticket.sla.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What users do with their tickets. */
@Service
public class Tickets {

  private static final String ATTACHMENTS = "attachments";

  private final TicketStore store;
  private final Files files;
  private final SlaClocks clocks;
  private final Clock clock;

  Tickets(TicketStore store, Files files, SlaClocks clocks, Clock clock) {
    this.store = store;
    this.files = files;
    this.clocks = clocks;
    this.clock = clock;
  }

  /**
   * Opens a ticket.
   *
   * @return its id
   */
  public String open(NewTicket wanted) {
    String id = newId();
    return attaching(
        wanted.attachments(),
        wanted.userId(),
        new FileOwner(Ticket.holder(id), wanted.userId()),
        () -> {
          store.insert(ticket(id, wanted));
          return id;
        });
  }

  /** Nearly always the first; an id that is taken would be refused by the insert. */
  public String newId() {
    String id = TicketIds.next();
    return store.find(id).isEmpty() ? id : newId();
  }

  /** Opens a ticket without attachments under this id, and does nothing if it is there. */
  public void openOnce(String id, NewTicket wanted) {
    try {
      store.insert(ticket(id, wanted));
    } catch (DuplicateKeyException openedBefore) {
      // Another attempt of the same caller was the first.
    }
  }

  private Ticket ticket(String id, NewTicket wanted) {
    Instant now = clock.instant();
    HistoryEntry opened =
        new HistoryEntry(1, Author.USER, Action.OPENED, null, wanted.priority().value(), now);
    return empty()
        .id(id)
        .ticketId(id)
        .userId(wanted.userId())
        .subject(wanted.subject())
        .description(wanted.description())
        .attachments(wanted.attachments())
        .category(wanted.category())
        .priority(wanted.priority())
        .createdAt(now)
        .updatedAt(now)
        .sla(clocks.opened(wanted.priority(), now))
        .history(List.of(opened))
        .build();
  }

  private static TicketBuilder empty() {
    return TicketBuilder.builder()
        .status(Status.OPEN)
        .messages(List.of())
        .tags(List.of())
        .members(List.of())
        .merged(List.of())
        .version(1)
        .revision(1);
  }

  /** The user writes. A ticket that was resolved or closed is open again. */
  Ticket reply(String userId, String id, Message message) {
    if (store.requireOf(userId, id).hasMessage(message.id())) {
      return store.require(id);
    }
    return attaching(
        message.attachments(),
        userId,
        new FileOwner(Ticket.holder(id), userId),
        () -> change(userId, id, edit -> addReply(edit, message)));
  }

  /** Adds what the user wrote, once. */
  static void addReply(TicketEdit edit, Message message) {
    if (edit.ticket().hasMessage(message.id())) {
      return;
    }
    edit.write(message);
    if (edit.ticket().status().isOver()) {
      edit.move(Status.OPEN);
    }
  }

  Ticket close(String userId, String id) {
    return change(userId, id, edit -> edit.move(Status.CLOSED));
  }

  Ticket rate(String userId, String id, int rating, @Nullable String comment) {
    return change(
        userId,
        id,
        edit -> {
          if (!edit.ticket().status().isOver()) {
            throw conflict("not_resolved", "The ticket is not resolved yet.");
          }
          if (edit.ticket().rating() != null) {
            throw conflict("already_rated", "You have rated this ticket already.");
          }
          edit.set("rating", new Rating(rating, comment, edit.now()));
          edit.note(Action.RATED, null, String.valueOf(rating));
        });
  }

  private Ticket change(String userId, String id, Consumer<TicketEdit> change) {
    return store.change(
        id,
        Author.USER,
        edit -> {
          if (!userId.equals(edit.ticket().userId())) {
            throw ApiException.notFound("ticket");
          }
          requireUnmerged(edit.ticket());
          change.accept(edit);
        });
  }

  /** Stores what refers to files, and gives them back to the user if that fails. */
  private <T> T attaching(List<String> ids, String userId, FileOwner owner, Supplier<T> write) {
    files.attach(ids, userId, owner, ATTACHMENTS);
    try {
      return write.get();
    } catch (RuntimeException failure) {
      files.detach(ids, userId);
      throw failure;
    }
  }

  static void requireUnmerged(Ticket ticket) {
    if (ticket.mergedInto() != null) {
      throw conflict("ticket_merged", "The ticket goes on in another one.")
          .with("mergedInto", ticket.mergedInto());
    }
  }

  static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
