package com.onelastai.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.lab.test.LabServiceIT;
import com.onelastai.starter.test.StoredIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@LabServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      laberasedusers {"expiresAt": 1} expireAfterSeconds
      labexperiments {"expiresAt": 1} expireAfterSeconds
      labexperiments {"outbox.time": 1} sparse
      labexperiments {"owner": 1, "source": 1, "createdAt": -1, "_id": -1}
      labexperiments {"owner": 1, "source": 1, "experimentType": 1, "createdAt": -1, "_id": -1}
      labexperiments {"owner": 1, "work.due": 1}
      labexperiments {"share.token": 1} unique sparse
      labexperiments {"work.due": 1} sparse
      labexperiments {"work.place": 1} unique sparse
      labfigures {"expiresAt": 1} expireAfterSeconds
      labfigures {"owner": 1}
      labfiles {"experimentId": 1} sparse
      labfiles {"keptUntil": 1}
      labfiles {"owner": 1}
      labfiles {"usedBy": 1} sparse
      lablimits {"expiresAt": 1} expireAfterSeconds
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
