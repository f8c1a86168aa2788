package com.onelastai.support.ticket;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.export.UserDataSource;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The tickets of a user in their export, as the user sees them. */
@Component
class TicketExport implements UserDataSource {

  private final MongoOperations mongo;
  private final TicketFiles files;

  TicketExport(MongoOperations mongo, TicketFiles files) {
    this.mongo = mongo;
    this.files = files;
  }

  @Override
  public String name() {
    return "tickets";
  }

  @Override
  public List<?> of(String userId) {
    Query all =
        new Query(where("userId").is(userId))
            .with(Sort.by(Sort.Direction.DESC, "updatedAt", "_id"));
    all.fields().exclude("history");
    return mongo.find(all, Ticket.class).stream()
        .map(ticket -> TicketView.of(ticket, files.of(ticket)))
        .toList();
  }
}
