package com.onelastai.gateway.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The origins, besides the frontend's, whose pages may call the API. */
@Component
public class AllowedOrigins {

  /**
   * @param allowedOrigins for instance {@code https://app.example}
   */
  @ConfigurationProperties("onelastai.cors")
  record CorsProperties(@DefaultValue List<String> allowedOrigins) {}

  private final List<String> origins;
  private final ClientConnections connections;

  AllowedOrigins(CorsProperties properties, ClientConnections connections) {
    this.origins = properties.allowedOrigins().stream().map(Origins::normalize).toList();
    this.connections = connections;
  }

  public List<String> all() {
    return origins;
  }

  public boolean isOwn(String origin, ServerWebExchange exchange) {
    return Origins.normalize(origin).equals(connections.of(exchange).origin());
  }

  /** Whether a page of an allowed origin on another site calls, so that no cookies come along. */
  public boolean isCrossSite(ServerWebExchange exchange) {
    @Nullable String origin = exchange.getRequest().getHeaders().getOrigin();
    if (origin == null || !origins.contains(Origins.normalize(origin)) || isOwn(origin, exchange)) {
      return false;
    }
    // Older browsers do not say whether it is the same site on another host or port.
    @Nullable String site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
    return site == null || site.equals("cross-site");
  }
}
