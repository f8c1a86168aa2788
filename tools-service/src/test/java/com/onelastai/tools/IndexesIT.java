package com.onelastai.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.test.StoredIndexes;
import com.onelastai.tools.test.ToolsServiceIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ToolsServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      toolaudits {"expiresAt": 1} expireAfterSeconds
      toolaudits {"timestamp": -1, "_id": -1}
      toolaudits {"userId": 1, "timestamp": -1, "_id": -1}
      toolfigures {"expiresAt": 1} expireAfterSeconds
      toolfigures {"owner": 1}
      toollimits {"expiresAt": 1} expireAfterSeconds
      toolserasedusers {"expiresAt": 1} expireAfterSeconds
      toolusages {"expiresAt": 1} expireAfterSeconds
      toolusages {"owner": 1, "timestamp": -1, "_id": -1}
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
