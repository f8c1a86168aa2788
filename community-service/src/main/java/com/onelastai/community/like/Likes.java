package com.onelastai.community.like;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.SeenContent;
import com.onelastai.community.trust.Activity;
import com.onelastai.community.trust.Standing;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The collection {@code communitylikes}. A write that changes whether somebody likes something
 * carries the event that counts it; any other request writes nothing.
 */
@Service
public class Likes {

  /** Its event is published long before. */
  private static final Duration TAKEN_BACK = Duration.ofDays(30);

  private static final int ATTEMPTS = 10;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final SeenContent contents;
  private final Standing standing;
  private final Clock clock;

  Likes(
      MongoOperations mongo,
      OutboxTemplate outbox,
      SeenContent contents,
      Standing standing,
      Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.contents = contents;
    this.standing = standing;
    this.clock = clock;
    outbox.register(Like.class);
  }

  /**
   * Lets the caller like something, or like it no longer; idempotent.
   *
   * @throws ApiException 404 if the caller does not see it, 403 {@code own_content}, and what
   *     {@link Standing#require} throws
   */
  public void toggle(Caller caller, ContentId id, boolean liked) {
    ContentSnapshot content = contents.requireSeen(id, caller);
    if (caller.userId().equals(content.author())) {
      throw new ApiException(
          HttpStatus.FORBIDDEN, "own_content", "Nobody likes or votes for what they wrote.");
    }
    if (liked == isLikedBy(caller.userId(), id.id())) {
      return;
    }
    if (liked) {
      standing.require(caller, id.kind() == ContentKind.SUGGESTION ? Activity.VOTE : Activity.LIKE);
    }
    set(id, content.author(), caller.userId(), liked);
  }

  /** The same without a check, for what the service does itself. */
  public void set(ContentId id, @Nullable String author, String userId, boolean liked) {
    ContentLiked event = new ContentLiked(id.kind(), id.id(), author, userId, liked);
    OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          if (!change(id, userId, liked, event) && liked) {
            insertUnlessLiked(id, userId, event);
          }
          return liked;
        });
  }

  private boolean change(ContentId id, String userId, boolean liked, ContentLiked event) {
    Instant now = clock.instant();
    Query other = new Query(where("_id").is(Like.id(id.id(), userId)).and("liked").is(!liked));
    Update update = new Update().set("liked", liked).inc("changes", 1);
    if (liked) {
      update.set("since", now).unset(Expires.FIELD);
    } else {
      update.set(Expires.FIELD, now.plus(TAKEN_BACK));
    }
    return outbox.update(other, update, Like.class, event);
  }

  /**
   * @throws DuplicateKeyException if it was taken back at this moment
   */
  private void insertUnlessLiked(ContentId id, String userId, ContentLiked event) {
    try {
      outbox.insert(Like.of(id, userId, clock.instant()), event);
    } catch (DuplicateKeyException known) {
      if (!isLikedBy(userId, id.id())) {
        throw known;
      }
    }
  }

  public boolean isLikedBy(String userId, String contentId) {
    return !likedBy(userId, List.of(contentId)).isEmpty();
  }

  /** Those of these contents that the user likes; none of a visitor. */
  public Set<String> likedBy(@Nullable String userId, Collection<String> contentIds) {
    if (userId == null || contentIds.isEmpty()) {
      return Set.of();
    }
    List<String> ids = contentIds.stream().map(id -> Like.id(id, userId)).toList();
    Query query = new Query(where("_id").in(ids).and("liked").is(true));
    query.fields().include("contentId");
    return mongo.find(query, Document.class, Like.COLLECTION).stream()
        .map(found -> found.getString("contentId"))
        .collect(Collectors.toSet());
  }

  /** Some of those who like it. */
  public List<String> likers(String contentId, int max) {
    return userIds(new Query(where("contentId").is(contentId).and("liked").is(true)).limit(max));
  }

  /**
   * Tells some of those who like it and were not told yet, each once however often this is done: an
   * event is published by the write that notes it.
   *
   * @param news its number; one who was told newer news is not told this
   * @return whether there may be more
   */
  public boolean tell(
      String contentId, long news, int max, Function<String, ? extends DomainEvent> event) {
    Query untold =
        new Query(where("contentId").is(contentId).and("liked").is(true).and("told").lt(news));
    List<String> userIds = userIds(untold.limit(max));
    for (String userId : userIds) {
      Query still =
          new Query(
              where("_id")
                  .is(Like.id(contentId, userId))
                  .and("liked")
                  .is(true)
                  .and("told")
                  .lt(news));
      outbox.update(still, new Update().set("told", news), Like.class, event.apply(userId));
    }
    return userIds.size() == max;
  }

  private List<String> userIds(Query query) {
    query.fields().include("userId");
    return mongo.find(query, Document.class, Like.COLLECTION).stream()
        .map(found -> found.getString("userId"))
        .toList();
  }
}
