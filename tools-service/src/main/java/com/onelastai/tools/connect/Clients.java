package com.onelastai.tools.connect;

import com.onelastai.tools.connect.Phases.Mark;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** What {@link HttpFetcher} works with. */
final class Clients {

  private static final int MAX_CONNECTIONS = 200;

  private static final Http1Config HEADS =
      Http1Config.custom().setMaxLineLength(64_000).setMaxHeaderCount(200).build();

  private Clients() {}

  /** Every connection is a new one, so that each request resolves and checks its host. */
  static CloseableHttpClient http(Hosts hosts) {
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(5))
            .setSocketTimeout(Timeout.ofSeconds(10))
            .build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(checked(hosts))
                .setTlsSocketStrategy(Phases.tls())
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(HEADS).build())
                .setDefaultConnectionConfig(connections)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .build())
        .setRequestExecutor(Phases.executor())
        .setConnectionReuseStrategy((_, _, _) -> false)
        .setUserAgent("OneLastAI-Tools")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }

  private static DnsResolver checked(Hosts hosts) {
    return new DnsResolver() {

      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = hosts.resolve(HostName.parse(host)).toArray(InetAddress[]::new);
        Phases.mark(Mark.RESOLVED);
        return addresses;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  static ScheduledExecutorService watch() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("http-limit").factory());
  }
}
