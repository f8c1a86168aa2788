package com.onelastai.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.test.CommunityServiceIT;
import com.onelastai.starter.test.StoredIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@CommunityServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
