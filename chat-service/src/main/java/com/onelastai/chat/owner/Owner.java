package com.onelastai.chat.owner;

import com.onelastai.starter.openapi.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the owner of conversations: a user or a visitor. A handler with this parameter
 * answers 401 to a caller who is neither.
 *
 * @param userId null if nobody is signed in; then {@code visitorId} is set
 * @param visitorId the browser; null if it opted out of tracking
 * @param network the client's address, truncated; null if unknown
 */
@Problems("sign_in_required")
public record Owner(
    @Nullable String userId, @Nullable String visitorId, @Nullable String network, boolean admin) {

  private static final String VISITOR = "visitor/";

  /** The value of the field {@code owner} in documents. */
  public String key() {
    return key(userId, visitorId);
  }

  /** The key of an owner who is not the caller; one of the two ids is set. */
  public static String key(@Nullable String userId, @Nullable String visitorId) {
    return userId != null ? userId : visitorKey(visitorId);
  }

  /** The key of this browser before its user signs in; null if there is no visitor. */
  public @Nullable String visitorKey() {
    return visitorId == null ? null : visitorKey(visitorId);
  }

  /** The caller without the rights of an admin. */
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
