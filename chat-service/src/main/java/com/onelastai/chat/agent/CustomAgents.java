package com.onelastai.chat.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.Agents.AgentCleanup;
import com.onelastai.chat.agent.CustomAgentController.AgentRequest;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** The agents in {@code agents} that users created for themselves. */
@Repository
class CustomAgents implements UserDataHolder {

  static final String PREFIX = "custom-";
  static final int MAX = 50;

  private static final int ID_BYTES = 16;

  private final MongoOperations mongo;
  private final List<AgentCleanup> cleanups;

  CustomAgents(MongoOperations mongo, List<AgentCleanup> cleanups) {
    this.mongo = mongo;
    this.cleanups = cleanups;
  }

  static String nextId() {
    return PREFIX + RandomToken.next(ID_BYTES);
  }

  Optional<Agent> find(String id, String owner) {
    return id.startsWith(PREFIX)
        ? Optional.ofNullable(mongo.findOne(own(id, owner), Agent.class))
        : Optional.empty();
  }

  /** All of a user's, by name. */
  List<Agent> ofOwner(String owner) {
    return mongo.find(of(owner).with(Sort.by("name", "_id")), Agent.class);
  }

  /**
   * @throws ApiException 409 {@code too_many_agents}
   */
  void add(Agent agent, String owner) {
    mongo.insert(agent);
    // Counted after the insert, so that concurrent requests cannot all pass the limit.
    if (mongo.count(of(owner), Agent.class) > MAX) {
      mongo.remove(own(agent.id(), owner), Agent.class);
      throw new ApiException(
          HttpStatus.CONFLICT,
          "too_many_agents",
          "You have " + MAX + " agents of your own. Remove one first.");
    }
  }

  /**
   * Replaces the description of an agent.
   *
   * @throws ApiException 404 if its owner has no such agent
   */
  Agent change(String id, String owner, AgentRequest request) {
    Agent stored = find(id, owner).orElseThrow(CustomAgents::notFound);
    Agent changed = request.toAgent(id, owner, stored.createdAt());
    if (mongo.replace(own(id, owner), changed).getMatchedCount() == 0) {
      throw notFound();
    }
    return changed;
  }

  /**
   * @throws ApiException 404 if its owner has no such agent
   */
  void remove(String id, String owner) {
    if (!id.startsWith(PREFIX)
        || mongo.remove(own(id, owner), Agent.class).getDeletedCount() == 0) {
      throw notFound();
    }
    cleanups.forEach(cleanup -> cleanup.purge(owner, id));
  }

  @Override
  public void erase(String userId) {
    mongo.remove(of(userId), Agent.class);
  }

  private static ApiException notFound() {
    return ApiException.notFound("agent of yours");
  }

  private static Query own(String id, String owner) {
    return new Query(where("_id").is(id).and("owner").is(owner));
  }

  private static Query of(String owner) {
    return new Query(where("owner").is(owner));
  }
}
