package com.onelastai.events.community;

import com.onelastai.events.EventContract;

/**
 * A member reported something to the moderators.
 *
 * @param userId the member who reported it
 * @param reason such as {@code spam}
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.content-reported.v1")
public record ContentReported(ContentKind kind, String contentId, String userId, String reason)
    implements CommunityEvent {

  @Override
  public String key() {
    return contentId;
  }
}
