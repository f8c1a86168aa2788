package com.onelastai.gateway.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Finds out where a request comes from; trusts forwarded headers only from trusted peers. */
@Component
public class ClientConnections {

  private static final String ATTRIBUTE = ClientConnection.class.getName();

  private final TrustedProxies proxies;

  ClientConnections(ConnectionProperties properties) {
    this.proxies = new TrustedProxies(properties.trustedProxies());
  }

  public ClientConnection of(ServerWebExchange exchange) {
    ClientConnection known = exchange.getAttribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    ClientConnection connection = resolve(exchange.getRequest());
    exchange.getAttributes().put(ATTRIBUTE, connection);
    return connection;
  }

  private ClientConnection resolve(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    InetAddress peer = peer(request);
    String scheme = request.getURI().getScheme();
    String host = orElse(headers.getFirst(HttpHeaders.HOST), "");
    if (!proxies.trust(peer)) {
      return new ClientConnection(peer, scheme, Origins.host(scheme, host, null));
    }
    String outerScheme = orElse(last(headers.get("X-Forwarded-Proto")), scheme);
    // The last value is the nearest proxy's; the client may have forged those before it.
    return new ClientConnection(
        proxies.client(peer, headers.getOrDefault("X-Forwarded-For", List.of())),
        outerScheme,
        Origins.host(
            outerScheme,
            orElse(last(headers.get("X-Forwarded-Host")), host),
            last(headers.get("X-Forwarded-Port"))));
  }

  private static InetAddress peer(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote == null || remote.getAddress() == null
        ? InetAddress.getLoopbackAddress()
        : remote.getAddress();
  }

  private static @Nullable String last(@Nullable List<String> values) {
    if (values == null || values.isEmpty()) {
      return null;
    }
    String line = values.getLast();
    return line.substring(line.lastIndexOf(',') + 1).trim();
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null || value.isEmpty() ? other : value;
  }

  /**
   * @param trustedProxies addresses and networks (CIDR) whose X-Forwarded headers are trusted
   */
  @ConfigurationProperties("onelastai.connection")
  record ConnectionProperties(@DefaultValue List<String> trustedProxies) {}
}
