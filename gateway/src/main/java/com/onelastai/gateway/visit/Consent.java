package com.onelastai.gateway.visit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whether a visitor may be tracked. */
enum Consent {
  GRANTED,
  DENIED;

  private static final String COOKIE = "onelastai_consent";

  /** The browser's signal takes precedence over the cookie, as the law requires. */
  static Consent of(ServerHttpRequest request, Consent absent) {
    HttpHeaders headers = request.getHeaders();
    if ("1".equals(headers.getFirst("DNT")) || "1".equals(headers.getFirst("Sec-GPC"))) {
      return DENIED;
    }
    @Nullable HttpCookie cookie = request.getCookies().getFirst(COOKIE);
    String value = cookie == null ? "" : cookie.getValue();
    return switch (value) {
      case "granted" -> GRANTED;
      case "denied" -> DENIED;
      default -> absent;
    };
  }
}
