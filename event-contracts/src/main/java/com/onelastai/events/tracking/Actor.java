package com.onelastai.events.tracking;

import org.jspecify.annotations.Nullable;

/**
 * Who acted. Every field is null for a visitor who opted out of tracking, but for the user agent of
 * a bot, which is no person.
 *
 * @param visitorId a browser, recognized for a year
 * @param sessionId a visit, which ends after 30 idle minutes
 * @param userId Keycloak's {@code sub}, if signed in
 * @param userAgent as sent, empty if none was, truncated to {@value #MAX_USER_AGENT} characters; an
 *     iPad that calls itself a Mac is named where its page reports its touch screen
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
    userAgent = userAgent == null ? null : cut(userAgent);
  }

  /** Someone who opted out of tracking: not even the browser is named, unless it is a bot. */
  public static Actor untracked(@Nullable String userAgent) {
    String sent = userAgent == null ? "" : cut(userAgent);
    return Bots.isBot(sent) ? new Actor(null, null, null, sent, null, null) : ANONYMOUS;
  }

  /** The same actor in another visit. */
  public Actor withSession(@Nullable String session) {
    return new Actor(visitorId, session, userId, userAgent, clientAddress, language);
  }

  /** The same actor with another user agent. */
  public Actor withUserAgent(@Nullable String other) {
    return new Actor(visitorId, sessionId, userId, other, clientAddress, language);
  }

  public boolean anonymous() {
    return visitorId == null;
  }

  /** The id under which an event of this actor is published and stored. */
  public String scoped(String id) {
    return (visitorId == null ? "anonymous" : visitorId) + "/" + id;
  }

  private static String cut(String userAgent) {
    return userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT));
  }
}
