package com.onelastai.community.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.EventCounts;
import com.onelastai.community.like.LikeCounts;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.CommentWithdrawn;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Counts the likes of comments, and the replies that others see. */
@Component
class CommentCounts {

  private final EventCounts counts;
  private final MongoOperations mongo;

  CommentCounts(EventCounts counts, MongoOperations mongo) {
    this.counts = counts;
    this.mongo = mongo;
  }

  // Events of erased users count as well: one of them takes their likes back.
  @EventListener(
      group = "comment-counts",
      types = {ContentLiked.class, CommentAdded.class, CommentWithdrawn.class})
  void on(List<Received<CommunityEvent>> batch) {
    Map<String, String> parents = parents(batch);
    counts.count(
        Comment.COLLECTION,
        batch,
        event -> target(event, parents),
        (current, events, changes) ->
            events.forEach(event -> {
              switch (event) {
                case ContentLiked like ->
                    changes.increment(LikeCounts.FIELD, like.liked() ? 1 : -1);
                case CommentAdded added -> changes.increment("replyCount", 1);
                case CommentWithdrawn withdrawn -> changes.increment("replyCount", -1);
                default -> {}
              }
            }));
  }

  private static @Nullable String target(CommunityEvent event, Map<String, String> parents) {
    if (event instanceof ContentLiked like) {
      return like.kind() == ContentKind.COMMENT ? like.contentId() : null;
    }
    String reply = commentId(event);
    return reply == null ? null : parents.get(reply);
  }

  private static @Nullable String commentId(CommunityEvent event) {
    return switch (event) {
      case CommentAdded added -> added.commentId();
      case CommentWithdrawn withdrawn -> withdrawn.commentId();
      default -> null;
    };
  }

  /** What the comments of a batch reply to, by their ids. */
  private Map<String, String> parents(List<Received<CommunityEvent>> batch) {
    List<String> ids =
        batch.stream()
            .map(received -> commentId(received.event()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return Map.of();
    }
    Query query = new Query(where("_id").in(ids));
    query.fields().include("parentId");
    Map<String, String> parents = new HashMap<>();
    for (Document comment : mongo.find(query, Document.class, Comment.COLLECTION)) {
      if (comment.getString("parentId") != null) {
        parents.put(comment.getString("_id"), comment.getString("parentId"));
      }
    }
    return parents;
  }
}
