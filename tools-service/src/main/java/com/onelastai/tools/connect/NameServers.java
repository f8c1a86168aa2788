package com.onelastai.tools.connect;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/** Makes resolvers, each for one use: their settings can be changed. */
@Component
public class NameServers {

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int DNS_PORT = 53;

  private final List<InetSocketAddress> own;
  private final int port;
  private final PublicAddresses addresses;

  NameServers(ConnectProperties properties, PublicAddresses addresses) {
    this.own =
        properties.nameServers().isEmpty()
            ? ResolverConfig.getCurrentConfig().servers()
            : properties.nameServers().stream().map(NameServers::parse).toList();
    this.port = properties.dnsPort();
    this.addresses = addresses;
  }

  private static InetSocketAddress parse(String server) {
    int colon = server.lastIndexOf(':');
    boolean hasPort = colon > 0 && (server.indexOf(':') == colon || server.startsWith("["));
    return new InetSocketAddress(
        InetAddress.ofLiteral(hasPort ? server.substring(0, colon) : server),
        hasPort ? Integer.parseInt(server.substring(colon + 1)) : DNS_PORT);
  }

  /** The operator's name servers. */
  public Resolver own() {
    List<Resolver> resolvers = own.stream().map(NameServers::resolver).toList();
    if (resolvers.size() == 1) {
      return resolvers.getFirst();
    }
    ExtendedResolver all = new ExtendedResolver(resolvers);
    all.setRetries(1);
    all.setTimeout(LIMIT);
    return all;
  }

  /**
   * A name server that somebody else chose.
   *
   * @throws ForbiddenAddressException if it may not be reached
   */
  public Resolver at(InetAddress address) {
    if (!addresses.allow(address)) {
      throw new ForbiddenAddressException(address.getHostAddress());
    }
    return resolver(new InetSocketAddress(address, port));
  }

  private static Resolver resolver(InetSocketAddress address) {
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(LIMIT);
    return resolver;
  }
}
