package com.onelastai.chat.owner;

import com.onelastai.starter.openapi.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as one to whom conversations can belong. A handler that takes one refuses with 401
 * whoever is neither signed in nor known as a visitor.
 *
 * @param userId null if nobody is signed in; then there is a visitor
 * @param visitorId the browser; null if it may not be followed
 * @param network the client's address as far as it is kept; null if unknown
 */
@Problems("sign_in_required")
public record Owner(
    @Nullable String userId, @Nullable String visitorId, @Nullable String network, boolean admin) {

  private static final String VISITOR = "visitor/";

  /** How documents name their owner, in the field {@code owner}. */
  public String key() {
    return key(userId, visitorId);
  }

  /** The same of somebody who does not call; one of the two is known. */
  public static String key(@Nullable String userId, @Nullable String visitorId) {
    return userId != null ? userId : visitorKey(visitorId);
  }

  /**
   * How documents name this browser as long as nobody signed in with it; null if it has no name.
   */
  public @Nullable String visitorKey() {
    return visitorId == null ? null : visitorKey(visitorId);
  }

  /** This caller without an admin's rights: to whom nothing belongs but their own. */
  public Owner inPerson() {
    return new Owner(userId, visitorId, network, false);
  }

  public boolean anonymous() {
    return userId == null;
  }

  private static String visitorKey(@Nullable String visitorId) {
    return VISITOR + visitorId;
  }
}
