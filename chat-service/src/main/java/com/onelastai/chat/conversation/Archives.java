package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code chatarchives}. */
@Repository
class Archives implements OfConversation {

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  Archives(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Archive.class);
  }

  /** Empty if there is no such archive (any more). */
  List<Message> messages(String conversationId, int number) {
    Archive archive = mongo.findById(Archive.id(conversationId, number), Archive.class);
    return archive == null ? List.of() : archive.messages();
  }

  /**
   * Copies messages into the conversation's next archive. A copy of as late a state, or a later
   * one, is left as it is: it may have been given feedback since.
   */
  void copy(Conversation conversation, List<Message> oldest) {
    String id = Archive.id(conversation.id(), conversation.archived());
    Query earlier = new Query(where("_id").is(id).and("revision").lt(conversation.revision()));
    Update copy =
        new Update()
            .set("conversationId", conversation.id())
            .set("messages", oldest)
            .set("revision", conversation.revision());
    try {
      mongo.upsert(earlier, copy, Archive.class);
    } catch (DuplicateKeyException copiedBefore) {
      // As it shall be.
    }
  }

  static Criteria archive(String conversationId, int number) {
    return where("_id").is(Archive.id(conversationId, number));
  }

  /**
   * Updates an archive and publishes the events.
   *
   * @param criteria begins with {@link #archive}
   * @return whether one matches
   */
  boolean update(Criteria criteria, Update update, DomainEvent... events) {
    return outbox.update(new Query(criteria), update, Archive.class, events);
  }

  @Override
  public void purge(String conversationId) {
    mongo.remove(new Query(where("conversationId").is(conversationId)), Archive.class);
  }
}
