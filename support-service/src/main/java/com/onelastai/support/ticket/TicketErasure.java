package com.onelastai.support.ticket;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Keeps what the team wrote and removes the person: the one who asked as well as a member. */
@Component
class TicketErasure implements UserDataHolder {

  private final MongoOperations mongo;

  TicketErasure(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public void erase(String userId) {
    // With the new revision, a change that has read the ticket before fails.
    mongo.updateMulti(
        new Query(where("userId").is(userId)),
        new Update()
            .unset("userId")
            .set("subject", "")
            .set("description", "")
            .set("attachments", List.of())
            .pull("messages", new Document("sender", Message.Sender.USER.value()))
            .unset("rating.comment")
            .inc("revision", 1),
        Ticket.class);
    eraseMember(userId);
  }

  private void eraseMember(String userId) {
    clear(userId, "messages.$[entry].authorId", "entry.authorId");
    clear(userId, "history.$[entry].by.userId", "entry.by.userId");
    clear(userId, "history.$[entry].from", "entry.from");
    clear(userId, "history.$[entry].to", "entry.to");
    mongo.updateMulti(
        new Query(where("assignedTo").is(userId)),
        new Update().unset("assignedTo").inc("revision", 1),
        Ticket.class);
    mongo.updateMulti(
        ofMember(userId), new Update().pull("members", userId).inc("revision", 1), Ticket.class);
  }

  private void clear(String userId, String field, String filter) {
    Update update =
        new Update().unset(field).filterArray(where(filter).is(userId)).inc("revision", 1);
    mongo.updateMulti(ofMember(userId), update, Ticket.COLLECTION);
  }

  private static Query ofMember(String userId) {
    return new Query(where("members").is(userId));
  }
}
