package com.onelastai.gateway.visit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whether someone may be followed. */
enum Consent {
  GRANTED,
  DENIED;

  private static final String COOKIE = "onelastai_consent";

  /** A browser's signal outweighs the cookie: both may be set, and only one of them by law. */
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
