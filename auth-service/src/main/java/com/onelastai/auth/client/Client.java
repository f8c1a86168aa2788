package com.onelastai.auth.client;

import org.jspecify.annotations.Nullable;

/**
 * The caller's address and browser, from the gateway's headers.
 *
 * @param address the whole network address
 * @param userAgent as sent, cut at {@value #MAX_USER_AGENT} characters
 */
public record Client(@Nullable String address, @Nullable String userAgent) {

  public static final int MAX_USER_AGENT = 512;

  public Client {
    if (userAgent != null && userAgent.length() > MAX_USER_AGENT) {
      userAgent = userAgent.substring(0, MAX_USER_AGENT);
    }
  }
}
