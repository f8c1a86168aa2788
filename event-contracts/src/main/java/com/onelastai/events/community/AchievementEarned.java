package com.onelastai.events.community;

import com.onelastai.events.EventContract;

/**
 * A user earned an achievement, with its points.
 *
 * @param achievement its id, such as {@code first-post}
 * @param points that came with it
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.achievement-earned.v1")
public record AchievementEarned(String userId, String achievement, int points)
    implements CommunityEvent {

  @Override
  public String key() {
    return userId;
  }
}
