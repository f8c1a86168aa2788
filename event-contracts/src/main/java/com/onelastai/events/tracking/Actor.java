package com.onelastai.events.tracking;

import org.jspecify.annotations.Nullable;

/**
 * Who acted. Every field is null for a visitor who opted out of tracking.
 *
 * @param visitorId a browser, recognized for a year
 * @param sessionId a visit, which ends after 30 idle minutes
 * @param userId Keycloak's {@code sub}, if signed in
 * @param userAgent as sent, truncated to {@value #MAX_USER_AGENT} characters
 * @param clientAddress the network address, truncated unless configured otherwise
 * @param language the browser's preferred language, such as {@code en-GB}
 */
public record Actor(
    @Nullable String visitorId,
    @Nullable String sessionId,
    @Nullable String userId,
    @Nullable String userAgent,
    @Nullable String clientAddress,
    @Nullable String language) {

  public static final int MAX_USER_AGENT = 512;

  public static final Actor ANONYMOUS = new Actor(null, null, null, null, null, null);

  public Actor {
    if (userAgent != null && userAgent.length() > MAX_USER_AGENT) {
      userAgent = userAgent.substring(0, MAX_USER_AGENT);
    }
  }

  public boolean anonymous() {
    return visitorId == null;
  }

  /** The id under which an event of this actor is published and stored. */
  public String scoped(String id) {
    return (visitorId == null ? "anonymous" : visitorId) + "/" + id;
  }
}
