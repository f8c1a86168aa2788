package com.onelastai.events.community;

import com.onelastai.events.EventContract;
import java.util.List;

/**
 * A rule found something that a moderator should look at.
 *
 * @param flags the rules, such as {@code links}
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.content-flagged.v1")
public record ContentFlagged(ContentKind kind, String contentId, List<String> flags)
    implements CommunityEvent {

  @Override
  public String key() {
    return contentId;
  }
}
