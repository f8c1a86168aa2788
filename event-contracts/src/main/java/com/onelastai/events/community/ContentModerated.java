package com.onelastai.events.community;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A moderator, or a rule, decided on something that a member wrote.
 *
 * @param userId its author, who is told
 * @param act such as {@code hide}
 * @param reason such as {@code spam}; null if none was given
 * @param caseId under which the author can appeal
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.content-moderated.v1")
public record ContentModerated(
    ContentKind kind,
    String contentId,
    String userId,
    String act,
    @Nullable String reason,
    String caseId)
    implements CommunityEvent {

  @Override
  public String key() {
    return contentId;
  }
}
