package com.onelastai.events.community;

import com.onelastai.events.EventContract;

/**
 * A member wrote a text that others may see, or edited it.
 *
 * @param version grows with each edit of the same content
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.content-written.v1")
public record ContentWritten(ContentKind kind, String contentId, long version)
    implements CommunityEvent {

  @Override
  public String key() {
    return contentId;
  }
}
