package com.onelastai.chat.favorite;

import com.onelastai.chat.agent.Agents.AgentCleanup;
import com.onelastai.starter.erasure.UserDataHolder;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

interface FavoriteRepository
    extends MongoRepository<Favorite, String>, UserDataHolder, AgentCleanup {

  List<Favorite> findByUserIdOrderBySinceDescIdDesc(String userId);

  void deleteByUserId(String userId);

  @Override
  default void erase(String userId) {
    deleteByUserId(userId);
  }

  @Override
  default void purge(String userId, String agentId) {
    deleteById(Favorite.id(userId, agentId));
  }
}
