package com.onelastai.starter.messaging;

import com.onelastai.events.EventTopic;

/**
 * A topic with the events that a consumer group could not handle.
 *
 * @param topic where the events came from
 */
public record DeadLetterTopic(EventTopic topic, String groupId) {

  public String name() {
    return topic.deadLetters(groupId);
  }
}
