package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.ContentStore;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.live.Changes;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentFlagged;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentWritten;
import com.onelastai.events.community.MemberMentioned;
import com.onelastai.events.community.PostPublished;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code communityposts}. Each write places the post in its feeds anew. */
@Repository
class PostStore implements ContentStore {

  private static final int ATTEMPTS = 10;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Members members;
  private final Changes changes;
  private final Clock clock;

  PostStore(
      MongoOperations mongo, OutboxTemplate outbox, Members members, Changes changes, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.members = members;
    this.changes = changes;
    this.clock = clock;
    outbox.register(Post.class);
  }

  Optional<Post> read(String id) {
    return Optional.ofNullable(mongo.findById(id, Post.class));
  }

  /** Inserts a post, and publishes it if others see it. */
  Post insert(Post post) {
    Post placed = placed(post);
    outbox.insert(placed, events(List.of(), null, placed));
    return placed;
  }

  /**
   * Replaces what the author writes, and publishes the post if others see it for the first time.
   *
   * @param before as it was read
   * @return false if it was changed since
   */
  boolean replace(Post before, Post after) {
    Post placed = placed(after);
    Query unchanged =
        new Query(
            where("_id")
                .is(before.id())
                .and("version")
                .is(before.version())
                .and("state")
                .is(before.state())
                .and("visibility")
                .is(before.visibility()));
    boolean written =
        outbox.update(
            unchanged,
            update(before, placed),
            Post.class,
            events(before.mentioned(), before, placed));
    if (written && before.state() == PostState.PUBLISHED) {
      changes.add(placed.id(), new ContentId(ContentKind.POST, placed.id()));
    }
    return written;
  }

  private Post placed(Post post) {
    Instant now = clock.instant();
    PostBuilder builder = PostBuilder.builder(post).changedAt(now);
    if (post.isListed() && post.publishedAt() == null) {
      builder.publishedAt(now).at(now).hot(Rank.hot(now, 0, 0));
    }
    Placement placement = Placement.of(builder.build());
    return builder
        .feeds(placement.feeds())
        .periods(placement.periods())
        .retag(post.tags().isEmpty() ? null : post.tags())
        .build();
  }

  private static Update update(Post before, Post after) {
    Update update =
        new Update()
            .set("title", after.title())
            .set("content", after.content())
            .set("html", after.html())
            .set("excerpt", after.excerpt())
            .set("category", after.category())
            .set("tags", after.tags())
            .set("mentioned", after.mentioned())
            .set("state", after.state())
            .set("visibility", after.visibility())
            .set("flags", after.flags())
            .set("version", after.version())
            .set("at", after.at())
            .set("changedAt", after.changedAt())
            .set("history", after.history())
            .set("feeds", after.feeds())
            .set("periods", after.periods());
    setOrUnset(update, "author", after.author());
    setOrUnset(update, "publishedAt", after.publishedAt());
    setOrUnset(update, "editedAt", after.editedAt());
    setOrUnset(update, "removeAt", after.removeAt());
    if (before.publishedAt() == null && after.publishedAt() != null) {
      // From then on it changes with likes and comments alone.
      update.set("hot", after.hot());
    }
    Set<String> tags = new TreeSet<>(before.tags());
    tags.addAll(after.tags());
    if (!tags.isEmpty()) {
      update.addToSet("retag").each(tags.toArray());
    }
    return update;
  }

  private static void setOrUnset(Update update, String field, @Nullable Object value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  private DomainEvent[] events(
      Collection<String> mentionedBefore, @Nullable Post before, Post after) {
    List<DomainEvent> events = new ArrayList<>();
    boolean first = after.publishedAt() != null && (before == null || before.publishedAt() == null);
    String author = after.author();
    if (author != null && after.isListed()) {
      if (first) {
        events.add(new PostPublished(after.id(), author, after.title()));
      }
      events.addAll(mentions(author, after, first ? List.of() : mentionedBefore));
    }
    if (after.state() == PostState.PUBLISHED && isWritten(before, after)) {
      events.add(new ContentWritten(ContentKind.POST, after.id(), after.version()));
    }
    if (!after.flags().isEmpty() && isWritten(before, after)) {
      events.add(new ContentFlagged(ContentKind.POST, after.id(), after.flags()));
    }
    return events.toArray(DomainEvent[]::new);
  }

  /** By its author, not by a moderator. */
  private static boolean isWritten(@Nullable Post before, Post after) {
    return before == null
        || before.state() != after.state()
        || !Objects.equals(before.editedAt(), after.editedAt());
  }

  private List<MemberMentioned> mentions(String author, Post post, Collection<String> told) {
    List<String> mentioned =
        post.mentioned().stream()
            .filter(userId -> !userId.equals(author) && !told.contains(userId))
            .toList();
    if (mentioned.isEmpty()) {
      return List.of();
    }
    String name = members.find(author).map(Member::name).orElse("");
    return mentioned.stream()
        .map(userId -> new MemberMentioned(userId, name, post.id(), null, post.title()))
        .toList();
  }

  @Override
  public ContentKind kind() {
    return ContentKind.POST;
  }

  @Override
  public Optional<ContentSnapshot> find(String id) {
    return read(id).filter(post -> post.state() == PostState.PUBLISHED).map(PostStore::snapshot);
  }

  private static ContentSnapshot snapshot(Post post) {
    return new ContentSnapshot(
        new ContentId(ContentKind.POST, post.id()),
        post.author(),
        post.id(),
        post.title(),
        post.content(),
        post.visibility(),
        post.locked(),
        post.createdAt());
  }

  @Override
  public boolean setVisibility(String id, Visibility visibility) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          Post post = read(id).orElse(null);
          if (post == null || post.state() != PostState.PUBLISHED) {
            return false;
          }
          if (post.visibility() != visibility) {
            Post changed = PostBuilder.builder(post).visibility(visibility).build();
            OptimisticRetry.require(replace(post, changed), "The post");
          }
          return true;
        });
  }

  @Override
  public boolean setLocked(String id, boolean locked) {
    Query published = new Query(where("_id").is(id).and("state").is(PostState.PUBLISHED));
    boolean found =
        mongo
                .updateFirst(published, new Update().set("locked", locked), Post.class)
                .getMatchedCount()
            > 0;
    if (found) {
      changes.add(id, new ContentId(ContentKind.POST, id));
    }
    return found;
  }
}
