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
      communitychanges {"at": 1, "_id": 1}
      communitychanges {"expiresAt": 1} expireAfterSeconds
      communitycomments {"author": 1, "createdAt": -1, "_id": -1}
      communitycomments {"mentioned": 1}
      communitycomments {"rootId": 1, "path": 1}
      communitycomments {"threadOf": 1, "likeCount": -1, "path": -1}
      communitycomments {"threadOf": 1, "path": 1}
      communitycounted {"expiresAt": 1} expireAfterSeconds
      communitydays {"expiresAt": 1} expireAfterSeconds
      communityfollows {"target": 1, "kind": 1}
      communityfollows {"userId": 1, "since": -1, "_id": -1}
      communitylikes {"contentId": 1, "liked": 1, "told": 1}
      communitylikes {"expiresAt": 1} expireAfterSeconds
      communitylikes {"userId": 1, "since": -1, "_id": -1}
      communitymodelchecks {"dueAt": 1} sparse
      communitymodelchecks {"expiresAt": 1} expireAfterSeconds
      communitymoderation {"author": 1, "decidedAt": -1, "_id": -1}
      communitymoderation {"moderators": 1}
      communitymoderation {"pendingSince": 1} sparse
      communitymoderation {"status": 1, "kind": 1, "since": -1, "_id": -1}
      communitymoderation {"status": 1, "reasons": 1, "since": -1, "_id": -1}
      communitymoderation {"status": 1, "since": -1, "_id": -1}
      communitymoderationlog {"at": -1, "_id": -1}
      communitypictures {"expiresAt": 1} expireAfterSeconds
      communitypictures {"userId": 1}
      communityposts {"author": 1, "state": 1, "at": -1, "_id": -1}
      communityposts {"changedAt": 1, "_id": 1}
      communityposts {"feeds": 1, "at": -1, "_id": -1}
      communityposts {"feeds": 1, "hot": -1, "_id": -1}
      communityposts {"mentioned": 1}
      communityposts {"periods": 1, "likeCount": -1, "_id": -1}
      communityposts {"removeAt": 1} sparse
      communityposts {"retag": 1} sparse
      communityreports {"caseId": 1, "at": -1, "_id": -1}
      communityreports {"key": 1} unique
      communityreports {"userId": 1, "at": -1, "_id": -1}
      communitysuggestions {"author": 1, "createdAt": -1, "_id": -1}
      communitysuggestions {"listed": 1, "createdAt": -1, "_id": -1}
      communitysuggestions {"listed": 1, "likeCount": -1, "_id": -1}
      communitysuggestions {"listed": 1, "status": 1, "createdAt": -1, "_id": -1}
      communitysuggestions {"listed": 1, "status": 1, "likeCount": -1, "_id": -1}
      communitysuggestions {"listed": 1, "status": 1, "statusAt": -1}
      communitysuggestions {"terms": 1, "listed": 1, "likeCount": -1}
      communitysuggestions {"votersDue": 1} sparse
      communitytags {"posts": -1, "_id": 1}
      communitytexts {"expiresAt": 1} expireAfterSeconds
      communityviews {"expiresAt": 1} expireAfterSeconds
      leaderboardmoves {"expiresAt": 1} expireAfterSeconds
      leaderboardranks {"expiresAt": 1} expireAfterSeconds
      leaderboardscores {"board": 1, "points": -1, "place": 1}
      leaderboardscores {"expiresAt": 1} expireAfterSeconds
      leaderboardscores {"userId": 1}
      rewarddays {"userId": 1, "day": 1}
      rewardscenters {"redemptions.announcedAt": 1} sparse
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
