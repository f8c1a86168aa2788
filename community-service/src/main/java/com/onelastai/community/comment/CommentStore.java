package com.onelastai.community.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.ContentStore;
import com.onelastai.community.content.SeenContent;
import com.onelastai.community.content.Visibility;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code communitycomments}. A write that changes what others see carries the events
 * that say so.
 */
@Repository
class CommentStore implements ContentStore {

  private static final int ATTEMPTS = 10;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final CommentEvents events;
  private final SeenContent contents;

  CommentStore(
      MongoOperations mongo, OutboxTemplate outbox, CommentEvents events, SeenContent contents) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.events = events;
    this.contents = contents;
    outbox.register(Comment.class);
  }

  Optional<Comment> read(String id) {
    return Optional.ofNullable(mongo.findById(id, Comment.class));
  }

  /**
   * @throws ApiException 404
   */
  Comment require(String id) {
    return read(id).orElseThrow(() -> ApiException.notFound("comment"));
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException if it is there already
   */
  Comment insert(Comment comment, ContentSnapshot post) {
    Comment announced = announced(comment);
    outbox.insert(announced, events.of(null, announced, post).toArray(DomainEvent[]::new));
    return announced;
  }

  /**
   * Changes a comment. The change runs again if someone else came first.
   *
   * @param change returns the same comment where there is nothing to change
   * @return the comment after the change
   */
  Comment change(String id, UnaryOperator<Comment> change) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          Comment before = require(id);
          Comment after = announced(change.apply(before));
          if (!after.equals(before)) {
            OptimisticRetry.require(write(before, after), "The comment");
          }
          return after;
        });
  }

  private boolean write(Comment before, Comment after) {
    List<DomainEvent> told = events.of(before, after, post(before).orElse(null));
    Query unchanged = new Query(where("_id").is(before.id()).and("revision").is(before.revision()));
    Update update =
        new Update()
            .set("content", after.content())
            .set("html", after.html())
            .set("mentioned", after.mentioned())
            .set("visibility", after.visibility())
            .set("flags", after.flags())
            .set("announced", after.announced())
            .set("deleted", after.deleted())
            .set("version", after.version())
            .inc("revision", 1);
    setOrUnset(update, "author", after.author());
    setOrUnset(update, "editedAt", after.editedAt());
    return outbox.update(unchanged, update, Comment.class, told.toArray(DomainEvent[]::new));
  }

  private static void setOrUnset(Update update, String field, @Nullable Object value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  private static Comment announced(Comment comment) {
    return comment.isShown() ? CommentBuilder.builder(comment).announced(true).build() : comment;
  }

  private Optional<ContentSnapshot> post(Comment comment) {
    return contents.find(new ContentId(ContentKind.POST, comment.postId()));
  }

  @Override
  public ContentKind kind() {
    return ContentKind.COMMENT;
  }

  @Override
  public Optional<ContentSnapshot> find(String id) {
    return read(id).filter(comment -> !comment.deleted()).map(this::snapshot);
  }

  private ContentSnapshot snapshot(Comment comment) {
    return new ContentSnapshot(
        new ContentId(ContentKind.COMMENT, comment.id()),
        comment.author(),
        comment.postId(),
        post(comment).map(ContentSnapshot::title).orElse(""),
        comment.content(),
        comment.visibility(),
        false,
        comment.createdAt());
  }

  @Override
  public boolean setVisibility(String id, Visibility visibility) {
    boolean found = find(id).isPresent();
    if (found) {
      change(id, comment -> CommentBuilder.builder(comment).visibility(visibility).build());
    }
    return found;
  }

  @Override
  public boolean setLocked(String id, boolean locked) {
    return false;
  }
}
