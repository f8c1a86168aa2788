package com.onelastai.support.notification.push;

import com.onelastai.starter.net.PublicInternet;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.stereotype.Component;

/**
 * Where messages may be sent. An endpoint comes from a client and may name anything, so the
 * addresses are checked here whenever a connection resolves its host.
 */
@Component
final class PushHosts implements DnsResolver {

  private static final int MAX_LENGTH = 1_000;

  private final Set<String> trusted;

  PushHosts(PushProperties properties) {
    this.trusted = properties.trustedHosts();
  }

  /** The endpoint, if a message may be sent there. */
  Optional<URI> endpoint(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= MAX_LENGTH && mayReach(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException | UnknownHostException unusable) {
      return Optional.empty();
    }
  }

  private boolean mayReach(URI uri) throws UnknownHostException {
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return false;
    }
    return trusted.contains(uri.getHost())
        || ("https".equals(uri.getScheme())
            && (uri.getPort() == -1 || uri.getPort() == 443)
            && resolve(uri.getHost()).length > 0);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    boolean allowed =
        trusted.contains(host) || Arrays.stream(addresses).allMatch(PublicInternet::contains);
    if (!allowed) {
      throw new UnknownHostException("No public address");
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }
}
