package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.owner.Owner;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Whom people talked to last. */
@Component
class RecentAgents {

  private final MongoOperations mongo;
  private final Adoption adoption;

  RecentAgents(MongoOperations mongo, Adoption adoption) {
    this.mongo = mongo;
    this.adoption = adoption;
  }

  /** The ids of the agents of somebody's latest conversations, each once, the latest first. */
  List<String> of(Owner owner, int conversations) {
    adoption.adopt(owner);
    Query latest =
        new Query(where("owner").is(owner.key()).and("deletedAt").exists(false))
            .with(Sort.by(Sort.Direction.DESC, "updatedAt", "_id"))
            .limit(conversations);
    latest.fields().include("agentId");
    return mongo.find(latest, Document.class, Conversation.COLLECTION).stream()
        .map(conversation -> conversation.getString("agentId"))
        .distinct()
        .toList();
  }
}
