package com.onelastai.community.live;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.ContentStore;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.CommentWithdrawn;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.PostPublished;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The collection {@code communitychanges}. A change is only a hint to read again: one that is lost
 * with its instance costs a page a moment, and the next one makes up for it.
 */
@Component
public class Changes {

  private static final Duration KEPT = Duration.ofMinutes(5);

  /** More in one poll are left out; a page that misses one is behind until the next. */
  private static final int MAX = 2_000;

  private final MongoOperations mongo;
  private final ObjectProvider<ContentStore> stores;
  private final Clock clock;

  Changes(MongoOperations mongo, ObjectProvider<ContentStore> stores, Clock clock) {
    this.mongo = mongo;
    this.stores = stores;
    this.clock = clock;
  }

  /** Tells open pages that this has changed. */
  public void add(String postId, ContentId content) {
    Instant now = clock.instant();
    mongo.save(new Change(content.id(), postId, content.kind(), now, now.plus(KEPT)));
  }

  /** The oldest first. */
  List<Change> since(Instant since) {
    return mongo.find(
        new Query(where("at").gte(since)).with(Sort.by("at", "_id")).limit(MAX), Change.class);
  }

  @EventListener(
      group = "live",
      types = {PostPublished.class, CommentAdded.class, CommentWithdrawn.class, ContentLiked.class})
  void on(List<Received<CommunityEvent>> batch) {
    Set<ContentId> changed = new LinkedHashSet<>();
    batch.forEach(received -> changed.add(content(received.event())));
    for (ContentId content : changed) {
      postOf(content).ifPresent(postId -> add(postId, content));
    }
  }

  private static ContentId content(CommunityEvent event) {
    return switch (event) {
      case PostPublished post -> new ContentId(ContentKind.POST, post.postId());
      case CommentAdded comment -> new ContentId(ContentKind.COMMENT, comment.commentId());
      case CommentWithdrawn comment -> new ContentId(ContentKind.COMMENT, comment.commentId());
      case ContentLiked liked -> new ContentId(liked.kind(), liked.contentId());
      default -> throw new IllegalArgumentException(event.toString());
    };
  }

  private Optional<String> postOf(ContentId content) {
    return stores.stream()
        .filter(store -> store.kind() == content.kind())
        .findFirst()
        .flatMap(store -> store.find(content.id()))
        .map(ContentSnapshot::postId);
  }
}
