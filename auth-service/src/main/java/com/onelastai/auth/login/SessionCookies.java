package com.onelastai.auth.login;

import com.onelastai.auth.keycloak.TokenEndpoint.Tokens;
import com.onelastai.starter.security.LoginCookies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookies of a session. */
public final class SessionCookies {

  private static final String REFRESH_PATH = "/api/session";

  private SessionCookies() {}

  static HttpHeaders of(Tokens tokens, HttpServletRequest request) {
    String refreshToken = tokens.refreshToken();
    return headers(
        access(tokens.accessToken(), tokens.expiresIn()),
        refreshToken == null ? refresh("", 0) : refresh(refreshToken, tokens.refreshExpiresIn()),
        request);
  }

  /** Headers that delete the cookies and forbid caching of the response. */
  public static HttpHeaders cleared(HttpServletRequest request) {
    return headers(access("", 0), refresh("", 0), request);
  }

  private static ResponseCookie.ResponseCookieBuilder access(String value, long seconds) {
    return ResponseCookie.from(LoginCookies.ACCESS, value)
        .maxAge(Duration.ofSeconds(seconds))
        .path("/")
        .sameSite("Lax");
  }

  private static ResponseCookie.ResponseCookieBuilder refresh(String value, long seconds) {
    return ResponseCookie.from(LoginCookies.REFRESH, value)
        .maxAge(Duration.ofSeconds(seconds))
        .path(REFRESH_PATH)
        .sameSite("Strict");
  }

  private static HttpHeaders headers(
      ResponseCookie.ResponseCookieBuilder access,
      ResponseCookie.ResponseCookieBuilder refresh,
      HttpServletRequest request) {
    boolean secure = "https".equals(request.getHeader("X-Forwarded-Proto"));
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.SET_COOKIE, access.httpOnly(true).secure(secure).build().toString());
    headers.add(HttpHeaders.SET_COOKIE, refresh.httpOnly(true).secure(secure).build().toString());
    headers.setCacheControl("no-store");
    return headers;
  }
}
