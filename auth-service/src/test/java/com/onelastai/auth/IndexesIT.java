package com.onelastai.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.starter.test.StoredIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@AuthServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      authrefreshes {"expiresAt": 1} expireAfterSeconds
      securityLogs {"expiresAt": 1} expireAfterSeconds
      securityLogs {"userId": 1, "at": -1, "_id": -1}
      users {"createdAt": -1, "_id": -1}
      users {"email": 1} unique sparse
      users {"erasure.openSince": 1} sparse
      users {"erasure.requestedAt": 1} sparse
      users {"outbox.time": 1} sparse
      users {"unverifiedSince": 1} sparse
      usersecurities {"outbox.time": 1} sparse
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
