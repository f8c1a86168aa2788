package com.onelastai.events.tracking;

import org.jspecify.annotations.Nullable;

/**
 * Who acted, as far as they allow it to be known. Every field is null for someone who refused to be
 * followed.
 *
 * @param visitorId a browser, known for a year
 * @param sessionId a visit, which ends after 30 idle minutes
 * @param userId the account, Keycloak's {@code sub}, if signed in
 * @param userAgent as sent, cut at {@value #MAX_USER_AGENT} characters
 * @param clientAddress the network address, truncated unless the operator decided otherwise
 * @param language the first language the browser asks for, such as {@code en-GB}
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

  /** The id under which a record of this actor is published and stored. */
  public String scoped(String id) {
    return (visitorId == null ? "anonymous" : visitorId) + "/" + id;
  }
}
