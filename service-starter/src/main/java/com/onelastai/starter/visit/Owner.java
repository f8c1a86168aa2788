package com.onelastai.starter.visit;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * The caller as an owner of what a service stores. Handlers with this parameter answer 401 if the
 * caller is neither signed in nor known as a visitor.
 *
 * @param userId null if the caller is not signed in; then there is a visitor
 * @param visitorId the browser; null without consent to tracking
 * @param network the client's truncated address; null if unknown
 */
@Problems("sign_in_required")
public record Owner(
    @Nullable String userId, @Nullable String visitorId, @Nullable String network, boolean admin) {

  private static final String VISITOR = "visitor/";

  /** The value of the field {@code owner} in documents. */
  public String key() {
    return key(userId, visitorId);
  }

  /** The key of someone other than the caller; one of the two is not null. */
  public static String key(@Nullable String userId, @Nullable String visitorId) {
    return userId != null ? userId : visitorKey(visitorId);
  }

  /** The key of this browser when nobody is signed in; null without a visitor id. */
  public @Nullable String visitorKey() {
    return visitorId == null ? null : visitorKey(visitorId);
  }

  /** This caller without an admin's rights. */
  public Owner inPerson() {
    return new Owner(userId, visitorId, network, false);
  }

  public boolean anonymous() {
    return userId == null;
  }

  private static String visitorKey(@Nullable String visitorId) {
    return VISITOR + visitorId;
  }

  static Owner read(NativeWebRequest request) {
    Caller caller = Caller.current();
    String visitor = request.getHeader(VisitHeaders.VISITOR);
    if (caller == null && visitor == null) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED,
          "sign_in_required",
          "Sign in, or accept the visitor cookie, so that this can be stored for you.");
    }
    return new Owner(
        caller == null ? null : caller.userId(),
        visitor,
        request.getHeader(VisitHeaders.CLIENT_ADDRESS),
        caller != null && caller.isAdmin());
  }
}
