package com.onelastai.events.community;

import com.onelastai.events.EventContract;

/**
 * A member published a post: not a draft, and not one that waits for a moderator.
 *
 * @param userId its author
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.post-published.v1")
public record PostPublished(String postId, String userId, String title) implements CommunityEvent {

  @Override
  public String key() {
    return postId;
  }
}
