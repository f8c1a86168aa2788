package com.onelastai.gateway.visit;

import com.onelastai.starter.visit.VisitHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * @param cookieSecret key that authenticates the cookies
 * @param consentDefault what it means if the visitor has not decided yet
 * @param fullAddress whether services and events get the client's whole address
 * @param visitorLifetime how long a browser is recognized
 * @param idleTimeout how long a session lives without a request
 * @param refreshAfter age of the session's cookie at which it is sent again. Sending it with every
 *     answer would keep the frontend's files out of shared caches. The idle timeout may be shorter
 *     by this much, never longer.
 */
@ConfigurationProperties("onelastai.visit")
record VisitProperties(
    String cookieSecret,
    Consent consentDefault,
    boolean fullAddress,
    Duration visitorLifetime,
    Duration idleTimeout,
    Duration refreshAfter) {

  /** Whether a visitor may be tracked. */
  enum Consent {
    GRANTED,
    DENIED;

    private static final String COOKIE = "onelastai_consent";

    /**
     * The browser's signal takes precedence over the visitor's decision, as the law requires.
     *
     * @param otherSite whether a page of another site tells the decision, whose cookie stays there
     */
    static Consent of(ServerHttpRequest request, boolean otherSite, Consent absent) {
      HttpHeaders headers = request.getHeaders();
      if ("1".equals(headers.getFirst("DNT")) || "1".equals(headers.getFirst("Sec-GPC"))) {
        return DENIED;
      }
      @Nullable HttpCookie cookie = request.getCookies().getFirst(COOKIE);
      @Nullable String decision = cookie == null ? null : cookie.getValue();
      if (decision == null && otherSite) {
        decision = headers.getFirst(VisitHeaders.CONSENT);
      }
      return switch (decision) {
        case "granted" -> GRANTED;
        case "denied" -> DENIED;
        case null, default -> absent;
      };
    }
  }
}
