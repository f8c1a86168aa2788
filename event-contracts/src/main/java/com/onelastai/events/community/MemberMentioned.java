package com.onelastai.events.community;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A member was mentioned.
 *
 * @param userId the member
 * @param author the name of the member who mentioned them
 * @param commentId null if the post itself mentions them
 * @param title of the post
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.member-mentioned.v1")
public record MemberMentioned(
    String userId, String author, String postId, @Nullable String commentId, String title)
    implements CommunityEvent {

  @Override
  public String key() {
    return postId;
  }
}
