package com.onelastai.auth.login;

import com.onelastai.auth.keycloak.TokenEndpoint.Tokens;
import com.onelastai.auth.login.Logins.Login;
import com.onelastai.starter.security.LoginCookies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookies of a session. */
public final class SessionCookies {

  /** Of a browser that has signed in; stays after a logout. */
  static final String DEVICE = "onelastai_device";

  private static final String REFRESH_PATH = "/api/session";
  private static final String LOGIN_PATH = "/api/session/login";
  private static final Duration DEVICE_LIFETIME = Duration.ofDays(365);

  private SessionCookies() {}

  static HttpHeaders of(Login login, HttpServletRequest request) {
    Tokens tokens = login.tokens();
    String refreshToken = tokens.refreshToken();
    long lifetime = refreshToken == null ? tokens.expiresIn() : tokens.refreshExpiresIn();
    HttpHeaders headers =
        headers(
            access(tokens.accessToken(), tokens.expiresIn()),
            refreshToken == null ? refresh("", 0) : refresh(refreshToken, lifetime),
            signedIn("1", lifetime),
            request);
    if (login.deviceCookie() != null) {
      add(headers, device(login.deviceCookie()), request);
    }
    return headers;
  }

  /** Headers that delete the cookies and forbid caching of the response. */
  public static HttpHeaders cleared(HttpServletRequest request) {
    return headers(access("", 0), refresh("", 0), signedIn("", 0), request);
  }

  private static ResponseCookie.ResponseCookieBuilder access(String value, long seconds) {
    return ResponseCookie.from(LoginCookies.ACCESS, value)
        .maxAge(Duration.ofSeconds(seconds))
        .path("/")
        .httpOnly(true)
        .sameSite("Lax");
  }

  private static ResponseCookie.ResponseCookieBuilder refresh(String value, long seconds) {
    return ResponseCookie.from(LoginCookies.REFRESH, value)
        .maxAge(Duration.ofSeconds(seconds))
        .path(REFRESH_PATH)
        .httpOnly(true)
        .sameSite("Strict");
  }

  private static ResponseCookie.ResponseCookieBuilder signedIn(String value, long seconds) {
    return ResponseCookie.from(LoginCookies.SIGNED_IN, value)
        .maxAge(Duration.ofSeconds(seconds))
        .path("/")
        .httpOnly(false)
        .sameSite("Strict");
  }

  private static ResponseCookie.ResponseCookieBuilder device(String value) {
    return ResponseCookie.from(DEVICE, value)
        .maxAge(DEVICE_LIFETIME)
        .path(LOGIN_PATH)
        .httpOnly(true)
        .sameSite("Strict");
  }

  private static HttpHeaders headers(
      ResponseCookie.ResponseCookieBuilder access,
      ResponseCookie.ResponseCookieBuilder refresh,
      ResponseCookie.ResponseCookieBuilder signedIn,
      HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    add(headers, access, request);
    add(headers, refresh, request);
    add(headers, signedIn, request);
    headers.setCacheControl("no-store");
    return headers;
  }

  private static void add(
      HttpHeaders headers,
      ResponseCookie.ResponseCookieBuilder cookie,
      HttpServletRequest request) {
    boolean secure = "https".equals(request.getHeader("X-Forwarded-Proto"));
    headers.add(HttpHeaders.SET_COOKIE, cookie.secure(secure).build().toString());
  }
}
