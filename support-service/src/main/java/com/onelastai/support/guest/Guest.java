package com.onelastai.support.guest;

import com.onelastai.starter.visit.Owner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The caller of an endpoint that anybody may call.
 *
 * @param userId null if nobody is signed in
 * @param visitorId null without consent to tracking
 * @param network the client's truncated address; null if unknown
 * @param language the tag of the first language of the browser that there are texts in
 */
public record Guest(
    @Nullable String userId,
    @Nullable String visitorId,
    @Nullable String network,
    String language) {

  /** Whose limits count: without consent to a visitor id, all of a network share them. */
  public Owner counted() {
    String visitor = Objects.requireNonNullElse(visitorId, "of/" + network);
    return new Owner(userId, visitor, network, false);
  }
}
