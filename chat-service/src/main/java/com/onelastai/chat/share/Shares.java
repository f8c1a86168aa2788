package com.onelastai.chat.share;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Share;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The links in {@code chatinteractions}. */
@Repository
class Shares {

  private final MongoOperations mongo;

  Shares(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** In place of an earlier one. */
  void store(String conversationId, Share share) {
    mongo.updateFirst(byId(conversationId), new Update().set("share", share), Conversation.class);
  }

  void remove(String conversationId) {
    mongo.updateFirst(byId(conversationId), new Update().unset("share"), Conversation.class);
  }

  Optional<Conversation> find(String hash) {
    Query query = new Query(where("share.token").is(hash).and("deletedAt").exists(false));
    return Optional.ofNullable(mongo.findOne(query, Conversation.class));
  }

  private static Query byId(String conversationId) {
    return new Query(where("_id").is(conversationId));
  }
}
