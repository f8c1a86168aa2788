package com.onelastai.support.ticket;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.file.FileOwner;
import com.onelastai.support.file.FileRules;
import com.onelastai.support.file.Files;
import com.onelastai.support.file.StoredFile;
import com.onelastai.support.recipient.Recipients;
import com.onelastai.support.ticket.Message.Sender;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Service;

/** Adds to tickets what their users send by mail. */
@Service
public class MailedReplies {

  /** A chain of merges is as long as people make it. */
  private static final int MAX_MERGES = 20;

  private final TicketStore store;
  private final Files files;
  private final Recipients recipients;
  private final Clock clock;

  MailedReplies(TicketStore store, Files files, Recipients recipients, Clock clock) {
    this.store = store;
    this.files = files;
    this.recipients = recipients;
    this.clock = clock;
  }

  /** A reply by mail. */
  public static final class MailedReply {

    private final String id;
    private final String text;
    private final List<Attached> attached = new ArrayList<>();

    private record Attached(String name, byte[] content) {}

    /**
     * @param id the same whenever the mail comes
     */
    public MailedReply(String id, String text) {
      this.id = id;
      this.text = text;
    }

    public void attach(String name, byte[] content) {
      attached.add(new Attached(name, content));
    }
  }

  /**
   * The ticket in which this one goes on, or itself; empty if there is none or no user any more.
   */
  public Optional<String> current(String ticketId) {
    Optional<Ticket> ticket = store.find(ticketId);
    for (int i = 0; i < MAX_MERGES && ticket.isPresent(); i++) {
      String next = ticket.get().mergedInto();
      if (next == null) {
        return ticket.filter(found -> found.userId() != null).map(Ticket::id);
      }
      ticket = store.find(next);
    }
    return Optional.empty();
  }

  /** Whether this is the address of the ticket's user. */
  public boolean isUser(String ticketId, String address) {
    return Optional.ofNullable(store.require(ticketId).userId())
        .flatMap(recipients::find)
        .filter(user -> user.email().equalsIgnoreCase(address))
        .isPresent();
  }

  public boolean has(String ticketId, String messageId) {
    return store.require(ticketId).hasMessage(messageId);
  }

  /**
   * @return false if the ticket has it already
   * @throws ApiException 409 if the ticket is full
   */
  public boolean add(String ticketId, MailedReply reply) {
    String userId = String.valueOf(store.require(ticketId).userId());
    FileOwner owner = new FileOwner(Ticket.holder(ticketId), userId);
    List<String> stored = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    reply.attached.forEach(file -> store(owner, file, stored, refused));
    Message message =
        new Message(reply.id, Sender.USER, null, reply.text, clock.instant(), stored, refused);
    boolean added = false;
    try {
      added = write(ticketId, userId, message);
      return added;
    } finally {
      if (!added) {
        files.delete(stored);
      }
    }
  }

  private void store(
      FileOwner owner, MailedReply.Attached file, List<String> stored, List<String> refused) {
    if (stored.size() == Message.MAX_ATTACHMENTS) {
      refused.add(Files.cleanName(file.name()));
      return;
    }
    try {
      StoredFile kept =
          files.store(
              owner, file.name(), new ByteArrayResource(file.content()), FileRules.ATTACHMENT);
      stored.add(kept.id());
    } catch (ApiException notAccepted) {
      refused.add(Files.cleanName(file.name()));
    }
  }

  private boolean write(String ticketId, String userId, Message message) {
    Ticket after =
        store.change(
            ticketId,
            Author.USER,
            edit -> {
              if (!userId.equals(edit.ticket().userId())) {
                throw ApiException.notFound("ticket");
              }
              Tickets.requireUnmerged(edit.ticket());
              Tickets.addReply(edit, message);
            });
    return after.messages().stream()
        .anyMatch(kept ->
            kept.id().equals(message.id()) && kept.attachments().equals(message.attachments()));
  }
}
