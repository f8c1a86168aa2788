package com.onelastai.community.post;

import com.onelastai.community.content.EventCounts;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.CommentWithdrawn;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.UpdateBuilder;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts likes and comments of posts, and ranks the posts by them. */
@Component
class PostCounts {

  private static final String LIKES = "likeCount";
  private static final String COMMENTS = "commentCount";
  private static final String PUBLISHED = "publishedAt";

  private final EventCounts counts;

  PostCounts(EventCounts counts) {
    this.counts = counts;
  }

  @EventListener(
      group = "post-counts",
      types = {ContentLiked.class, CommentAdded.class, CommentWithdrawn.class})
  void on(List<Received<CommunityEvent>> batch) {
    counts.count(
        Post.COLLECTION, batch, PostCounts::postOf, PostCounts::count, LIKES, COMMENTS, PUBLISHED);
  }

  private static @Nullable String postOf(CommunityEvent event) {
    return switch (event) {
      case ContentLiked liked when liked.kind() == ContentKind.POST -> liked.contentId();
      case CommentAdded added -> added.postId();
      case CommentWithdrawn withdrawn -> withdrawn.postId();
      default -> null;
    };
  }

  private static void count(Document post, List<CommunityEvent> events, UpdateBuilder changes) {
    long likes = post.get(LIKES, Number.class).longValue();
    long comments = post.get(COMMENTS, Number.class).longValue();
    for (CommunityEvent event : events) {
      switch (event) {
        case ContentLiked liked -> likes += liked.liked() ? 1 : -1;
        case CommentAdded _ -> comments++;
        case CommentWithdrawn _ -> comments--;
        default -> throw new IllegalArgumentException(event.toString());
      }
    }
    changes.set(LIKES, likes).set(COMMENTS, comments);
    if (post.getDate(PUBLISHED) != null) {
      changes.set("hot", Rank.hot(post.getDate(PUBLISHED).toInstant(), likes, comments));
    }
  }
}
