package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation.AnswerProgress;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code chatinteractions}. */
@Repository
class ConversationDocuments {

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  ConversationDocuments(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Conversation.class);
  }

  /** A conversation that is not deleted. */
  static Criteria notDeleted(String id) {
    return where("_id").is(id).and("deletedAt").exists(false);
  }

  /** A conversation that is not deleted, or was deleted after this time. */
  static Criteria restorable(String id, Instant time) {
    return where("_id").is(id).and("deletedAt").not().lte(time);
  }

  Optional<Conversation> find(Criteria criteria) {
    return Optional.ofNullable(mongo.findOne(new Query(criteria), Conversation.class));
  }

  List<Conversation> list(Criteria criteria, int limit) {
    return mongo.find(new Query(criteria).limit(limit), Conversation.class);
  }

  List<String> ids(Criteria criteria, int limit) {
    Query query = new Query(criteria).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, Conversation.COLLECTION).stream()
        .map(document -> document.getString("_id"))
        .toList();
  }

  private record Unfinished(@Id String id, String owner, @Nullable Answering answering) {}

  /** An answer whose lease has expired is not in progress any more. */
  Map<String, AnswerProgress> progress(Collection<String> ids, Instant now) {
    Query query = new Query(where("_id").in(ids).and("deletedAt").exists(false));
    query.fields().include("owner", "answering");
    Map<String, AnswerProgress> progress = new HashMap<>();
    for (Unfinished found : mongo.find(query, Unfinished.class, Conversation.COLLECTION)) {
      Answering answering = found.answering();
      boolean expired = answering != null && answering.until().isBefore(now);
      progress.put(found.id(), AnswerProgress.of(found.owner(), expired ? null : answering));
    }
    return progress;
  }

  void remove(Criteria criteria) {
    mongo.remove(new Query(criteria), Conversation.class);
  }

  void insert(Conversation conversation, DomainEvent event) {
    outbox.insert(conversation, event);
  }

  /**
   * Updates a conversation and publishes the events.
   *
   * @param criteria names the conversation's id
   * @return whether one matches
   */
  boolean update(Criteria criteria, Update update, DomainEvent... events) {
    return outbox.update(new Query(criteria), update, Conversation.class, events);
  }

  /**
   * @return the updated conversation; null if none matches
   */
  @Nullable Conversation change(Criteria criteria, Update update) {
    return mongo.findAndModify(
        new Query(criteria),
        update,
        FindAndModifyOptions.options().returnNew(true),
        Conversation.class);
  }

  /**
   * Updates a conversation.
   *
   * @return whether one matches, and no stop of its answer was requested
   */
  boolean updateUnlessStopped(Criteria criteria, Update update) {
    Query query = new Query(criteria);
    query.fields().include("answering.stop");
    Document found = mongo.findAndModify(query, update, Document.class, Conversation.COLLECTION);
    return found != null && !found.get("answering", Document.class).getBoolean("stop", false);
  }
}
