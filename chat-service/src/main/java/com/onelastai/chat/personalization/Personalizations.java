package com.onelastai.chat.personalization;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.AgentCleanup;
import com.onelastai.starter.erasure.UserDataHolder;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code agentpersonalizations}. */
@Repository
public class Personalizations implements UserDataHolder, AgentCleanup {

  private final MongoOperations mongo;

  Personalizations(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public Optional<Personalization> find(String userId, String agentId) {
    return Optional.ofNullable(
        mongo.findById(Personalization.id(userId, agentId), Personalization.class));
  }

  void save(Personalization personalization) {
    mongo.save(personalization);
  }

  @Override
  public void purge(String userId, String agentId) {
    mongo.remove(
        new Query(where("_id").is(Personalization.id(userId, agentId))), Personalization.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Personalization.class);
  }
}
