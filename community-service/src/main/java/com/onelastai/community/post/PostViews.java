package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Counts who has read a post, once a day (UTC). Who it was is kept until the day is over, as a
 * hash; a browser that does not want to be tracked is not counted.
 */
@Component
class PostViews {

  private static final String COLLECTION = "communityviews";
  private static final Duration REMEMBERED = Duration.ofDays(2);

  private final MongoOperations mongo;
  private final Clock clock;

  PostViews(MongoOperations mongo, IndexCreation indexes, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    indexes.requireExpiry(COLLECTION);
  }

  /**
   * @param visitor the browser; null if it does not want to be known
   */
  void count(Post post, @Nullable Caller caller, @Nullable String visitor) {
    // Someone who signs in while they read stays the same visitor.
    String reader = visitor != null ? visitor : caller == null ? null : caller.userId();
    if (reader != null && post.isListed() && !post.isOf(caller) && isFirst(post.id(), reader)) {
      mongo.updateFirst(
          new Query(where("_id").is(post.id())), new Update().inc("viewCount", 1), Post.class);
    }
  }

  private boolean isFirst(String postId, String reader) {
    Instant now = clock.instant();
    String key = LocalDate.ofInstant(now, ZoneOffset.UTC) + "/" + postId + "/" + reader;
    Document view = new Document("_id", hash(key)).append(Expires.FIELD, now.plus(REMEMBERED));
    try {
      mongo.insert(view, COLLECTION);
      return true;
    } catch (DuplicateKeyException again) {
      return false;
    }
  }

  private static String hash(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
