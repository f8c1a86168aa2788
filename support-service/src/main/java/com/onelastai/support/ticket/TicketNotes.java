package com.onelastai.support.ticket;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The collection {@code supportticketnotes}. */
@Component
class TicketNotes implements UserDataHolder {

  private final MongoOperations mongo;
  private final Clock clock;

  TicketNotes(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  TicketNote add(String ticketId, String authorId, String text) {
    return mongo.insert(
        new TicketNote(UUID.randomUUID().toString(), ticketId, authorId, text, clock.instant()));
  }

  /** Oldest first. */
  List<TicketNote> of(String ticketId) {
    return mongo.find(ofTicket(ticketId).with(Sort.by("createdAt", "_id")), TicketNote.class);
  }

  void move(String ticketId, String to) {
    mongo.updateMulti(ofTicket(ticketId), new Update().set("ticketId", to), TicketNote.class);
  }

  /** The team's words stay. */
  @Override
  public void erase(String userId) {
    Query ofAuthor = new Query(where("authorId").is(userId));
    mongo.updateMulti(ofAuthor, new Update().unset("authorId"), TicketNote.class);
  }

  private static Query ofTicket(String ticketId) {
    return new Query(where("ticketId").is(ticketId));
  }
}
