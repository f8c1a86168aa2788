package com.onelastai.events.community;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A member commented on a post.
 *
 * @param userId its author; null if the author was erased and it is shown again
 * @param author the author's name; empty if it is not known
 * @param answers the author of the post, or of the comment that this one replies to; null if that
 *     is nobody else
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.comment-added.v1")
public record CommentAdded(
    String commentId,
    String postId,
    @Nullable String userId,
    String author,
    @Nullable String answers,
    String title)
    implements CommunityEvent {

  @Override
  public String key() {
    return postId;
  }
}
