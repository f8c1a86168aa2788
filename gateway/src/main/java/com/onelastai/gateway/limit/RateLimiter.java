package com.onelastai.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Counts the requests of each user, or of each address where no user is known. Attempts to log in
 * and webhooks have limits of their own.
 */
@Component
public class RateLimiter {

  private final Buckets requests;
  private final Buckets logins;
  private final Buckets webhooks;
  private final RouteTable routes;
  private final ClientConnections connections;

  RateLimiter(LimitProperties properties, RouteTable routes, ClientConnections connections) {
    this.requests = new Buckets(properties.requestsPerMinute());
    this.logins = new Buckets(properties.loginsPerMinute());
    this.webhooks = new Buckets(properties.webhooksPerMinute());
    this.routes = routes;
    this.connections = connections;
  }

  /**
   * Counts a request once its caller is known, and returns a problem if there were too many. The
   * frontend's files are not counted.
   */
  public @Nullable Problem count(ServerWebExchange exchange, @Nullable String userId) {
    ServerHttpRequest request = exchange.getRequest();
    String path = OwnPaths.of(request);
    if (!OwnPaths.isApi(path) && !OwnPaths.isIdentity(path)) {
      return null;
    }
    InetAddress address = connections.of(exchange).address();
    if (routes.isWebhook(request)) {
      return webhooks.take(address);
    }
    // By address: against guessing the passwords of many accounts, which locks none of them, and
    // against sending mails to other people.
    @Nullable Problem tooManyLogins =
        request.getMethod() == HttpMethod.POST && routes.isLogin(request)
            ? logins.take(address)
            : null;
    if (tooManyLogins != null) {
      return tooManyLogins;
    }
    return userId == null ? requests.take(address) : requests.take(userId);
  }

  /** A token bucket per key, in this process only. */
  private static final class Buckets {

    private static final int MAX_BUCKETS = 100_000;
    private static final int NETWORK_OF_IPV6 = 8;

    private final LoadingCache<String, Bucket> buckets;

    Buckets(int perMinute) {
      this.buckets =
          Caffeine.newBuilder()
              .maximumSize(MAX_BUCKETS)
              // A bucket is full again after a minute, like a new one.
              .expireAfterAccess(Duration.ofMinutes(2))
              .build(key ->
                  Bucket.builder()
                      .addLimit(limit ->
                          limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                      .build());
    }

    @Nullable Problem take(InetAddress address) {
      return take(key(address));
    }

    /** Takes a token, and returns a problem if there was none. */
    @Nullable Problem take(String key) {
      ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
      return probe.isConsumed()
          ? null
          : new Problem(
              HttpStatus.TOO_MANY_REQUESTS,
              "rate_limited",
              "Too many requests.",
              Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }

    /** One household has a whole /64 of IPv6. */
    private static String key(InetAddress address) {
      if (address instanceof Inet4Address) {
        return address.getHostAddress();
      }
      return HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_OF_IPV6);
    }
  }
}
