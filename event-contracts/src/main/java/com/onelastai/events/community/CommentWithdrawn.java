package com.onelastai.events.community;

import com.onelastai.events.EventContract;

/** A comment is no longer shown: deleted, hidden or removed. Shown again, it is added again. */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.comment-withdrawn.v1")
public record CommentWithdrawn(String commentId, String postId) implements CommunityEvent {

  @Override
  public String key() {
    return postId;
  }
}
