package com.onelastai.support.ticket;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The team's list of tickets, latest activity first. */
@Component
class TicketQueue {

  static final String ADDRESS = "/api/support/team/tickets";

  private final MongoOperations mongo;
  private final Recipients recipients;

  TicketQueue(MongoOperations mongo, Recipients recipients) {
    this.mongo = mongo;
    this.recipients = recipients;
  }

  Listing<TeamTicketSummary> list(
      TicketFilter filter, String caller, @Nullable String after, int size) {
    Map<String, Object> fields = filter.fields(caller);
    Iterator<Map.Entry<String, Object>> rest = fields.entrySet().iterator();
    Listing<Ticket> page;
    if (rest.hasNext()) {
      Map.Entry<String, Object> first = rest.next();
      page =
          by(first.getKey())
              .read(mongo, first.getValue(), query -> narrow(query, rest), ADDRESS, after, size);
    } else {
      page = by("status").readAll(mongo, ADDRESS, after, size);
    }
    Map<String, Recipient> users = recipients.findAll(users(page));
    return filter.keepIn(page.map(ticket -> TeamTicketSummary.of(ticket, users)));
  }

  private static List<String> users(Listing<Ticket> page) {
    return page.items().stream().map(Ticket::userId).filter(Objects::nonNull).distinct().toList();
  }

  private static void narrow(Query query, Iterator<Map.Entry<String, Object>> rest) {
    rest.forEachRemaining(field -> query.addCriteria(where(field.getKey()).is(field.getValue())));
    query.fields().exclude("messages", "history", "description", OutboxTemplate.FIELD);
  }

  /** There is an index on each field with the time. */
  private static NewestFirst<Ticket> by(String field) {
    return new NewestFirst<>(
        Ticket.COLLECTION, Ticket.class, field, "updatedAt", Ticket::updatedAt, Ticket::id);
  }
}
