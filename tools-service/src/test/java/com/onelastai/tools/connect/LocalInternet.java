package com.onelastai.tools.connect;

import com.onelastai.tools.test.DnsAnswers;
import com.onelastai.tools.test.DnsServer;
import com.onelastai.tools.test.DnsZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An internet on this machine: the addresses 127.0.0.2 to 127.0.0.15 count as public, 127.0.0.1
 * does not. The operator's name server is at 127.0.0.1 and answers from the given zones.
 */
public final class LocalInternet implements AutoCloseable {

  private static final String PRIVATE = "127.0.0.1";

  private final DnsServer dns;
  private final NameServers nameServers;
  private final PublicAddresses addresses;
  private final Hosts hosts;
  private final Connector connector;
  private final HttpFetcher fetcher;

  public LocalInternet(DnsZone... zones) {
    this.dns = DnsServer.start(PRIVATE, DnsAnswers.recursive(zones));
    ConnectProperties properties =
        new ConnectProperties(
            List.of("127.0.0.2/31", "127.0.0.4/30", "127.0.0.8/29"),
            List.of(PRIVATE + ":" + dns.port()),
            dns.port(),
            Duration.ofSeconds(3));
    this.addresses = new PublicAddresses(properties);
    this.nameServers = new NameServers(properties, addresses);
    this.hosts = new Hosts(nameServers, addresses);
    this.connector = new Connector(hosts, addresses);
    this.fetcher = new HttpFetcher(hosts, properties);
  }

  /** The port of every name server. */
  public int dnsPort() {
    return dns.port();
  }

  public NameServers nameServers() {
    return nameServers;
  }

  public PublicAddresses addresses() {
    return addresses;
  }

  /** Programs of this folder alone. */
  public Programs programs(Path folder) {
    return new Programs(addresses, List.of(folder));
  }

  public Hosts hosts() {
    return hosts;
  }

  public Connector connector() {
    return connector;
  }

  public HttpFetcher fetcher() {
    return fetcher;
  }

  @Override
  public void close() {
    dns.close();
    try {
      fetcher.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
