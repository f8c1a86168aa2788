package com.onelastai.events;

import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.lab.LabEvent;
import com.onelastai.events.support.SupportEvent;
import com.onelastai.events.tools.ToolsEvent;
import com.onelastai.events.tracking.TrackingEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;

/**
 * All topics and how long the broker keeps their records. Services create them so, and refuse to
 * start if a topic is kept longer, since {@link #longestLife()} would then be wrong.
 */
public enum EventTopic {
  TRACKING(TrackingEvent.TOPIC),
  CHAT(ChatEvent.TOPIC),
  BILLING(BillingEvent.TOPIC),
  TOOLS(ToolsEvent.TOPIC),
  LAB(LabEvent.TOPIC),
  IDENTITY(IdentityEvent.TOPIC),
  ERASURE(ErasureEvent.TOPIC),
  AUTH_MAIL("auth-mail.v1", true),
  AUTH_PASSWORD("auth-password.v1", true),
  SUPPORT(SupportEvent.TOPIC),
  COMMUNITY(CommunityEvent.TOPIC),
  COMMUNITY_SCORES("community-scores.v1", true),
  SUPPORT_MAIL("support-mail.v1", true);

  /** How long dead letters are kept, and can be sent again. */
  public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

  /**
   * The broker deletes whole segments, so a record may live this much longer than the retention. It
   * is the broker's default, which topics from before this declaration have.
   */
  public static final Duration SEGMENT = Duration.ofDays(7);

  private static final Duration RETENTION = Duration.ofDays(7);

  private final String topic;
  private final boolean internal;

  EventTopic(String topic) {
    this(topic, false);
  }

  EventTopic(String topic, boolean internal) {
    this.topic = topic;
    this.internal = internal;
  }

  /**
   * @throws IllegalArgumentException if the topic is not declared here
   */
  public static EventTopic of(String topic) {
    return Arrays.stream(values())
        .filter(declared -> declared.topic.equals(topic))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(topic + " is not declared in EventTopic"));
  }

  public String topic() {
    return topic;
  }

  /** Whether one service alone writes and reads it. Its payloads are shown to nobody. */
  public boolean internal() {
    return internal;
  }

  public Duration retention() {
    return RETENTION;
  }

  /** The topic of the events that a consumer group could not handle. */
  public String deadLetters(String groupId) {
    return topic + "." + groupId + ".dlt";
  }

  /**
   * How long after its publication an event may be retried by an operator, at most: it may have
   * waited in its topic and then among the dead letters.
   */
  public Duration retryLimit() {
    return retention().plus(DEAD_LETTER_RETENTION).plus(SEGMENT.multipliedBy(2));
  }

  /**
   * How long after its publication an event may still reach a consumer, at most: an operator may
   * retry it at the last moment. What is remembered of erased users and ended subscriptions must be
   * remembered for this long.
   */
  public static Duration longestLife() {
    return Arrays.stream(values())
        .map(topic -> topic.retryLimit().plus(topic.retention()).plus(SEGMENT))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
