package com.onelastai.chat.favorite;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.OfAgent;
import com.onelastai.chat.erasure.HeldForUser;
import com.onelastai.events.chat.AgentFavorited;
import com.onelastai.starter.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code userfavorites}. A user has no more of them than there are agents. */
@Repository
class Favorites implements HeldForUser, OfAgent {

  private final MongoOperations mongo;
  private final Outbox outbox;
  private final Clock clock;

  Favorites(MongoOperations mongo, Outbox outbox, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Marks an agent and tells of it in one write; nothing happens if it is marked. */
  void add(String userId, String agentId) {
    Favorite favorite =
        new Favorite(Favorite.id(userId, agentId), userId, agentId, clock.instant());
    Document document = new Document();
    mongo.getConverter().write(favorite, document);
    document.put(Outbox.FIELD, outbox.pending(new AgentFavorited(userId, agentId)));
    try {
      mongo.insert(document, Favorite.COLLECTION);
    } catch (DuplicateKeyException marked) {
      return;
    }
    outbox.relay(Favorite.COLLECTION, favorite.id());
  }

  /** The agents that a user marked, the latest first. */
  List<String> agentsOf(String userId) {
    Query marked =
        new Query(where("userId").is(userId)).with(Sort.by(Sort.Direction.DESC, "since", "_id"));
    return mongo.find(marked, Favorite.class).stream().map(Favorite::agentId).toList();
  }

  /** An event that still waits there goes with it: the mark is gone before anybody heard of it. */
  @Override
  public void purge(String userId, String agentId) {
    mongo.remove(new Query(where("_id").is(Favorite.id(userId, agentId))), Favorite.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Favorite.class);
  }
}
