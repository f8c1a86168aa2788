package com.onelastai.support.ticket;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import com.onelastai.support.ticket.HistoryEntry.Action;
import com.onelastai.support.ticket.sla.SlaClocks;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The collection {@code supporttickets}. */
@Component
class TicketStore {

  static final String CHANGED = "changed_meanwhile";

  /** Every change of a ticket, people and jobs included, competes for the same document. */
  private static final int ATTEMPTS = 30;

  private static final int BATCH = 100;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final SlaClocks clocks;
  private final Clock clock;

  TicketStore(MongoOperations mongo, OutboxTemplate outbox, SlaClocks clocks, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.clocks = clocks;
    this.clock = clock;
    outbox.register(Ticket.class);
  }

  void insert(Ticket ticket) {
    outbox.insert(ticket);
  }

  Optional<Ticket> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Ticket.class));
  }

  /**
   * @throws ApiException 404
   */
  Ticket require(String id) {
    return find(id).orElseThrow(() -> ApiException.notFound("ticket"));
  }

  /**
   * @throws ApiException 404 also for the ticket of someone else
   */
  Ticket requireOf(String userId, String id) {
    return find(id)
        .filter(ticket -> userId.equals(ticket.userId()))
        .orElseThrow(() -> ApiException.notFound("ticket"));
  }

  /**
   * Changes a ticket. The edit runs again if someone else came first.
   *
   * @return the ticket after the change
   */
  Ticket change(String id, Author by, Consumer<TicketEdit> change) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          TicketEdit edit = new TicketEdit(require(id), by, clock.instant(), clocks);
          change.accept(edit);
          if (!edit.isEmpty()) {
            OptimisticRetry.require(write(edit), "The ticket");
          }
          return require(id);
        });
  }

  private boolean write(TicketEdit edit) {
    Ticket before = edit.ticket();
    Query unchanged = new Query(where("_id").is(before.id()).and("revision").is(before.revision()));
    return outbox.update(
        unchanged, edit.update(), Ticket.class, edit.events().toArray(DomainEvent[]::new));
  }

  /** Notes in the ticket that a member could not assign it, for the one who came first. */
  void noteCollision(String id, Author by, @Nullable String assignee) {
    Ticket ticket = require(id);
    HistoryEntry collision =
        new HistoryEntry(
            ticket.version(), by, Action.ASSIGNMENT_COLLIDED, null, assignee, clock.instant());
    Update noted = new Update().push("history", collision).inc("revision", 1);
    noted
        .addToSet("members")
        .each(Stream.of(by.userId(), assignee).filter(Objects::nonNull).toArray());
    mongo.updateFirst(byId(id), noted, Ticket.class);
  }

  List<String> idsToCheck(int batch) {
    Query due =
        new Query(where("sla.nextCheckAt").lte(clock.instant()))
            .with(Sort.by("sla.nextCheckAt"))
            .limit(batch);
    due.fields().include("_id");
    return mongo.find(due, Document.class, Ticket.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** Tickets that go on in others where not everything has been moved yet. */
  List<Ticket> merging() {
    return mongo.find(new Query(where("merging").is(true)).limit(BATCH), Ticket.class);
  }

  void endMerge(String id) {
    Update moved =
        new Update()
            .set("messages", List.of())
            .set("attachments", List.of())
            .unset("merging")
            .inc("revision", 1);
    mongo.updateFirst(byId(id), moved, Ticket.class);
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
