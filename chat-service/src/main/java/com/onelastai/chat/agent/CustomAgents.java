package com.onelastai.chat.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.erasure.HeldForUser;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The agents in {@code agents} that users made for themselves. */
@Repository
class CustomAgents implements HeldForUser {

  static final String PREFIX = "custom-";

  private final MongoOperations mongo;

  CustomAgents(MongoOperations mongo) {
    this.mongo = mongo;
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

  long count(String owner) {
    return mongo.count(of(owner), Agent.class);
  }

  void insert(Agent agent) {
    mongo.insert(agent);
  }

  /**
   * Puts an agent in the place of an earlier self.
   *
   * @return whether its owner still has one of its id
   */
  boolean replace(Agent agent, String owner) {
    return mongo.replace(own(agent.id(), owner), agent).getMatchedCount() > 0;
  }

  /**
   * @return whether its owner had it
   */
  boolean remove(String id, String owner) {
    return id.startsWith(PREFIX) && mongo.remove(own(id, owner), Agent.class).getDeletedCount() > 0;
  }

  @Override
  public void erase(String userId) {
    mongo.remove(of(userId), Agent.class);
  }

  private static Query own(String id, String owner) {
    return new Query(where("_id").is(id).and("owner").is(owner));
  }

  private static Query of(String owner) {
    return new Query(where("owner").is(owner));
  }
}
