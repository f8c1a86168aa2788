package com.onelastai.chat.favorite;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An agent that a user marked.
 *
 * @param id {@code <userId>/<agentId>}
 */
@Document(Favorite.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'since': -1, '_id': -1}")
record Favorite(@Id String id, String userId, String agentId, Instant since) {

  static final String COLLECTION = "userfavorites";

  static String id(String userId, String agentId) {
    return userId + "/" + agentId;
  }
}
