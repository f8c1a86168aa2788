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
 * The platform's agents: the collection {@code billingagents}. One that is gone leaves its id and
 * when it went, so that nothing older brings it back.
 */
@Repository
public class SoldAgents {

  private static final String SUBSCRIPTION = "subscription";

  private final MongoOperations mongo;

  SoldAgents(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public Optional<SoldAgent> find(String agentId) {
    return Optional.ofNullable(mongo.findById(agentId, KnownAgent.class))
        .flatMap(KnownAgent::asSold);
  }

  void publish(AgentPublished agent, Instant time) {
    Update update =
        Update.update("name", agent.name())
            .set("subscription", agent.access().equals(SUBSCRIPTION))
            .set("withdrawn", false);
    write(agent.agentId(), time, update);
  }

  void withdraw(String agentId, Instant time) {
    write(agentId, time, Update.update("withdrawn", true).setOnInsert("subscription", false));
  }

  /** Unless something newer is known. */
  private void write(String agentId, Instant time, Update update) {
    Query older = new Query(where("_id").is(agentId).and("time").lt(time));
    try {
      mongo.upsert(older, update.set("time", time), KnownAgent.class);
    } catch (DuplicateKeyException newer) {
      // It stays.
    }
  }
}
