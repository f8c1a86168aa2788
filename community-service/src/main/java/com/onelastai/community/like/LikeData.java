package com.onelastai.community.like;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.retry.RetryLaterException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What a user likes, in their export and their erasure. */
@Component
class LikeData implements UserDataHolder, UserDataSource {

  private static final int BATCH = 500;

  private final MongoOperations mongo;
  private final EventPublisher events;
  private final Clock clock;

  LikeData(MongoOperations mongo, EventPublisher events, Clock clock) {
    this.mongo = mongo;
    this.events = events;
    this.clock = clock;
  }

  /** A like as it is exported. */
  record ExportedLike(ContentKind kind, String contentId, Instant since) {}

  @Override
  public String name() {
    return "likes";
  }

  @Override
  public List<?> of(String userId) {
    Query newest =
        new Query(where("userId").is(userId)).with(Sort.by(Sort.Direction.DESC, "since", "_id"));
    return mongo.find(newest, Like.class).stream()
        .filter(Like::liked)
        .map(like -> new ExportedLike(like.kind(), like.contentId(), like.since()))
        .toList();
  }

  /** The likes are taken back, so that what counts them agrees with what is there. */
  @Override
  public void erase(String userId) {
    Query published =
        new Query(where("userId").is(userId).and(OutboxTemplate.FIELD).exists(false)).limit(BATCH);
    for (List<Like> likes = mongo.find(published, Like.class);
        !likes.isEmpty();
        likes = mongo.find(published, Like.class)) {
      // Done again after a crash, this repeats the events under their ids.
      events.publish(likes.stream().filter(Like::liked).map(this::takenBack).toList());
      mongo.remove(new Query(where("_id").in(likes.stream().map(Like::id).toList())), Like.class);
    }
    if (mongo.exists(new Query(where("userId").is(userId)), Like.class)) {
      throw new RetryLaterException("Events of likes wait for their publication", null);
    }
  }

  private EventEnvelope<ContentLiked> takenBack(Like like) {
    String once = like.id() + "/" + like.changes() + "/" + like.since();
    return new EventEnvelope<>(
        UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)).toString(),
        clock.instant(),
        new ContentLiked(like.kind(), like.contentId(), null, like.userId(), false));
  }
}
