package com.onelastai.gateway.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The visits of clients that have sent no cookie yet, by address, user agent and language, for as
 * long as a visit may be idle. A client that keeps cookies is forgotten with its next request, so
 * that another one like it, behind the same address, is not taken for it. What is remembered is in
 * this process only, and under a MAC.
 */
@Component
class CookielessClients {

  private static final int MAX_CLIENTS = 50_000;

  private final VisitCookies cookies;
  private final Cache<String, Visit> visits;

  CookielessClients(VisitProperties properties, VisitCookies cookies, Clock clock) {
    this.cookies = cookies;
    this.visits =
        Caffeine.newBuilder()
            .maximumSize(MAX_CLIENTS)
            .expireAfterAccess(properties.idleTimeout())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  String nameOf(ServerHttpRequest request, InetAddress address) {
    HttpHeaders headers = request.getHeaders();
    return cookies.nameOfClient(
        address.getHostAddress()
            + '\n'
            + headers.getFirst(HttpHeaders.USER_AGENT)
            + '\n'
            + headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The visit that the client began before, or else the one that it has just begun. */
  Visit visitOf(String client, Visit begun) {
    return visits.get(client, _ -> begun);
  }

  void keepsCookies(String client, String visitorId) {
    @Nullable Visit known = visits.policy().getIfPresentQuietly(client);
    if (known != null && visitorId.equals(known.visitorId())) {
      visits.invalidate(client);
    }
  }
}
