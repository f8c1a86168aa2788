package com.onelastai.billing.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.chat.AgentPublished;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The platform's agents that can be sold, in the collection {@code billingagents}. A withdrawn
 * agent stays there with the time of its withdrawal, so that an older event does not restore it.
 */
@Repository
public class AgentReadModel {

  private final MongoOperations mongo;

  AgentReadModel(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public Optional<Agent> find(String agentId) {
    return Optional.ofNullable(mongo.findById(agentId, Agent.class))
        .filter(agent -> !agent.withdrawn());
  }

  void publish(AgentPublished agent, Instant time) {
    Update update =
        Update.update("name", agent.name())
            .set("subscription", agent.access() != AgentPublished.Access.FREE)
            .set("withdrawn", false);
    updateIfNewer(agent.agentId(), time, update);
  }

  void withdraw(String agentId, Instant time) {
    Update update =
        Update.update("withdrawn", true).setOnInsert("name", "").setOnInsert("subscription", false);
    updateIfNewer(agentId, time, update);
  }

  private void updateIfNewer(String agentId, Instant time, Update update) {
    Query older = new Query(where("_id").is(agentId).and("time").lt(time));
    try {
      mongo.upsert(older, update.set("time", time), Agent.class);
    } catch (DuplicateKeyException newerIsStored) {
      // Out of order or redelivered.
    }
  }
}
