package com.onelastai.chat.erasure;

import com.mongodb.client.model.Filters;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.OfConversation;
import com.onelastai.chat.retention.Removal;
import java.util.List;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * A user's conversations, deleted ones and those taken over from a browser too. What is kept beside
 * a conversation goes before it: a crash between leaves it to be found by the next attempt.
 */
@Component
class HeldConversations implements HeldForUser {

  private final MongoDatabaseFactory mongo;
  private final List<OfConversation> beside;

  HeldConversations(MongoDatabaseFactory mongo, List<OfConversation> beside) {
    this.mongo = mongo;
    this.beside = beside;
  }

  @Override
  public void erase(String userId) {
    Removal.all(
        mongo.getMongoDatabase().getCollection(Conversation.COLLECTION),
        Filters.eq("owner", userId),
        id -> beside.forEach(kept -> kept.purge((String) id)));
  }
}
