package com.onelastai.chat.personalization;

import com.onelastai.chat.agent.Agents.AgentCleanup;
import com.onelastai.starter.erasure.UserDataHolder;
import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;

public interface Personalizations
    extends MongoRepository<Personalization, String>, UserDataHolder, AgentCleanup {

  default Optional<Personalization> find(String userId, String agentId) {
    return findById(Personalization.id(userId, agentId));
  }

  void deleteByUserId(String userId);

  @Override
  default void erase(String userId) {
    deleteByUserId(userId);
  }

  @Override
  default void purge(String userId, String agentId) {
    deleteById(Personalization.id(userId, agentId));
  }
}
