package com.onelastai.events.community;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A member likes a post or comment, or votes for a suggestion, or does so no longer.
 *
 * @param author whose content it is; null if the author was erased
 * @param liked false if the like or the vote was taken back
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.content-liked.v1")
public record ContentLiked(
    ContentKind kind, String contentId, @Nullable String author, String userId, boolean liked)
    implements CommunityEvent {

  @Override
  public String key() {
    return contentId;
  }
}
