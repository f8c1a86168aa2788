package com.onelastai.events.community;

import com.onelastai.events.EventContract;

/**
 * A suggestion got another status.
 *
 * @param userId the author or a voter, who is told; each gets an event of their own
 * @param status such as {@code planned}
 */
@EventContract(
    topic = CommunityEvent.TOPIC,
    type = "com.onelastai.community.suggestion-advanced.v1")
public record SuggestionAdvanced(String suggestionId, String userId, String title, String status)
    implements CommunityEvent {

  @Override
  public String key() {
    return suggestionId;
  }
}
