package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.post.Follow.Kind;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** The collection {@code communityfollows}. */
@Repository
class Follows implements UserDataHolder {

  /** A page of the followed feeds reads an index once for each of them. */
  static final int MAX = 50;

  private final MongoOperations mongo;
  private final Clock clock;

  Follows(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Does nothing if the user follows it already. */
  void add(String userId, Kind kind, String target) {
    if (mongo.exists(byId(userId, kind, target), Follow.class)) {
      return;
    }
    if (mongo.count(ofUser(userId).limit(MAX), Follow.class) == MAX) {
      throw new ApiException(
          HttpStatus.CONFLICT, "too_many_follows", "You follow %d already.".formatted(MAX));
    }
    try {
      mongo.insert(Follow.of(userId, kind, target, clock.instant()));
    } catch (DuplicateKeyException alreadyFollowed) {
      // Following it again changes nothing.
    }
  }

  void remove(String userId, Kind kind, String target) {
    mongo.remove(byId(userId, kind, target), Follow.class);
  }

  /** The newest first. */
  List<Follow> list(String userId) {
    return mongo.find(
        ofUser(userId).with(Sort.by(Sort.Direction.DESC, "since", "_id")), Follow.class);
  }

  /** The feeds that a user follows. */
  List<String> feeds(String userId) {
    return list(userId).stream().map(Follow::feed).limit(MAX).toList();
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), Follow.class);
    mongo.remove(new Query(where("target").is(userId).and("kind").is(Kind.AUTHOR)), Follow.class);
  }

  private static Query byId(String userId, Kind kind, String target) {
    return new Query(where("_id").is(Follow.id(userId, kind, target)));
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }
}
