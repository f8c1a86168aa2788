package com.onelastai.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.test.StoredIndexes;
import com.onelastai.support.test.SupportServiceIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@SupportServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      consultations {"consultantId": 1, "start": 1, "_id": 1}
      consultations {"email": 1, "start": 1}
      consultations {"expiresAt": 1} expireAfterSeconds
      consultations {"held": 1} unique sparse
      consultations {"userId": 1, "createdAt": -1, "_id": -1}
      contactmessages {"createdAt": -1, "_id": -1}
      contactmessages {"expiresAt": 1} expireAfterSeconds
      contactmessages {"status": 1, "createdAt": -1, "_id": -1}
      contactmessages {"userId": 1, "createdAt": -1, "_id": -1}
      jobapplications {"expiresAt": 1} expireAfterSeconds
      jobapplications {"jobId": 1, "status": 1, "createdAt": -1, "_id": -1}
      supportchats {"changedAt": 1}
      supportchats {"expiresAt": 1} expireAfterSeconds
      supportchats {"followUp": 1} sparse
      supportchats {"openOwner": 1} unique sparse
      supportchats {"status": 1, "createdAt": 1, "_id": 1}
      supportchats {"userId": 1, "createdAt": -1}
      supportfiles {"holder": 1}
      supporttickets {"status": 1, "updatedAt": -1, "_id": -1}
      supporttickets {"userId": 1, "updatedAt": -1, "_id": -1}
      webinarregistrations {"seat": 1} unique sparse
      webinarregistrations {"webinarId": 1, "status": 1, "number": 1}
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
