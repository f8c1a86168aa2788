package com.onelastai.gateway.limit;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.problem.Problem;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
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
   * Counts a request once its caller is known. A problem, if there were too many. The frontend's
   * files are not counted.
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
}
