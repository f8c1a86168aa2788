package com.onelastai.chat.favorite;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.OfAgent;
import com.onelastai.chat.erasure.HeldForUser;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code userfavorites}. A user has no more of them than there are agents. */
@Repository
class Favorites implements HeldForUser, OfAgent {

  private final MongoOperations mongo;
  private final Clock clock;

  Favorites(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Marks an agent as a favorite; does nothing if it is one. */
  void add(String userId, String agentId) {
    Favorite favorite =
        new Favorite(Favorite.id(userId, agentId), userId, agentId, clock.instant());
    try {
      mongo.insert(favorite);
    } catch (DuplicateKeyException marked) {
      // Idempotent.
    }
  }

  /** The agents that a user marked, the latest first. */
  List<String> agentsOf(String userId) {
    Query marked =
        new Query(where("userId").is(userId)).with(Sort.by(Sort.Direction.DESC, "since", "_id"));
    return mongo.find(marked, Favorite.class).stream().map(Favorite::agentId).toList();
  }

  @Override
  public void purge(String userId, String agentId) {
    mongo.remove(new Query(where("_id").is(Favorite.id(userId, agentId))), Favorite.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Favorite.class);
  }
}
