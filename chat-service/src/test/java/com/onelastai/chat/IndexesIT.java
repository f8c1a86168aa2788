package com.onelastai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.starter.test.StoredIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ChatServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      agentfigures {"adoptedBy": 1}
      agentfigures {"expiresAt": 1} expireAfterSeconds
      agentfigures {"owner": 1}
      agentpersonalizations {"userId": 1}
      agents {"outbox.time": 1} sparse
      agents {"owner": 1, "name": 1, "_id": 1}
      chatarchives {"conversationId": 1}
      chatarchives {"outbox.time": 1} sparse
      chaterasedusers {"expiresAt": 1} expireAfterSeconds
      chatinteractions {"answering.until": 1} sparse
      chatinteractions {"deletedAt": 1} sparse
      chatinteractions {"outbox.time": 1} sparse
      chatinteractions {"owner": 1, "agentId": 1, "updatedAt": -1, "_id": -1}
      chatinteractions {"owner": 1, "updatedAt": -1, "_id": -1}
      chatinteractions {"share.token": 1} sparse
      chatlimits {"expiresAt": 1} expireAfterSeconds
      chatsearch {"conversationId": 1}
      chatsearch {"owner": 1, "words": 1, "at": -1}
      countedchatevents {"expiresAt": 1} expireAfterSeconds
      entitlements {"expiresAt": 1} expireAfterSeconds
      userfavorites {"userId": 1, "since": -1, "_id": -1}
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
