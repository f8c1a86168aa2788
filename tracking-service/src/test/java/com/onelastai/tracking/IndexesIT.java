package com.onelastai.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.test.StoredIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@TrackingIT
class IndexesIT {

  private static final String EXPECTED =
      """
      apiusagedays {"expiresAt": 1} expireAfterSeconds
      apiusagedays {"userId": 1} sparse
      apiusagedays {"visitorId": 1} sparse
      apiusages {"expiresAt": 1} expireAfterSeconds
      apiusages {"userId": 1} sparse
      apiusages {"visitorId": 1, "timestamp": -1, "_id": -1}
      erasedusers {"expiresAt": 1} expireAfterSeconds
      pageviews {"expiresAt": 1} expireAfterSeconds
      pageviews {"sessionId": 1, "timestamp": -1, "_id": -1}
      pageviews {"userId": 1} sparse
      pageviews {"visitorId": 1, "timestamp": -1, "_id": -1}
      realtimeminutes {"expiresAt": 1} expireAfterSeconds
      reportedids {"expiresAt": 1} expireAfterSeconds
      reportedids {"userId": 1} sparse
      reportedids {"visitorId": 1} sparse
      sessions {"bot": 1, "startTime": -1, "_id": -1}
      sessions {"endTime": 1, "lastActivity": 1}
      sessions {"expiresAt": 1} expireAfterSeconds
      sessions {"userId": 1} sparse
      sessions {"visitorId": 1, "startTime": -1, "_id": -1}
      userevents {"expiresAt": 1} expireAfterSeconds
      userevents {"sessionId": 1, "timestamp": -1, "_id": -1}
      userevents {"userId": 1} sparse
      userevents {"visitorId": 1, "timestamp": -1, "_id": -1}
      visitors {"expiresAt": 1} expireAfterSeconds
      visitors {"userId": 1} sparse
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
