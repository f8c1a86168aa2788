package com.onelastai.gateway.limit;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.problem.Problem;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Counts the requests of each user and each address. */
@Component
public class RateLimiter {

  private final Buckets buckets;
  private final Buckets webhooks;

  RateLimiter(LimitProperties properties) {
    this.buckets = new Buckets(properties.requestsPerMinute());
    this.webhooks = new Buckets(properties.webhooksPerMinute());
  }

  /** The frontend's many files are its own matter. */
  public static boolean concerns(ServerHttpRequest request) {
    String path = OwnPaths.of(request);
    return OwnPaths.isApi(path) || OwnPaths.isIdentity(path);
  }

  /** A problem, if the address has asked too often. */
  public @Nullable Problem count(InetAddress address) {
    return buckets.take(address);
  }

  /** A problem, if the address has called a webhook too often. */
  public @Nullable Problem countWebhook(InetAddress address) {
    return webhooks.take(address);
  }

  /** A problem, if the user has asked too often. */
  public @Nullable Problem count(String userId) {
    return buckets.take(userId);
  }
}
