package com.onelastai.chat.favorite;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An agent that a user marked as a favorite.
 *
 * @param id {@code <userId>/<agentId>}
 */
@Document("userfavorites")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'since': -1, '_id': -1}")
record Favorite(@Id String id, String userId, String agentId, Instant since) {

  static Favorite of(String userId, String agentId, Instant since) {
    return new Favorite(id(userId, agentId), userId, agentId, since);
  }

  static String id(String userId, String agentId) {
    return userId + "/" + agentId;
  }
}
