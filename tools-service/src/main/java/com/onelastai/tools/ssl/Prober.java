package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.AtOnce;
import com.onelastai.tools.connect.Connection;
import com.onelastai.tools.connect.Connector;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.ssl.ServerReply.Chosen;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the versions and cipher suites that a server offers: it is asked again, each time without
 * those that it chose before, until it refuses.
 */
@Component
class Prober {

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration LIMIT_PER_VERSION = Duration.ofSeconds(12);
  private static final int MAX_SUITES = 30;

  /** Which server. */
  record Target(HostName host, InetAddress address, int port) {}

  /**
   * What a server offers of one version.
   *
   * @param suites in the order in which it chose them; empty if it does not offer the version
   * @param certificates empty for TLS 1.3, which encrypts them
   */
  record Offer(TlsVersion version, List<CipherSuite> suites, List<X509Certificate> certificates) {}

  private record Answer(CipherSuite suite, List<X509Certificate> certificates) {}

  private final Connector connector;

  Prober(Connector connector) {
    this.connector = connector;
  }

  /** In the order of the versions, which are tried at the same time. */
  List<Offer> probe(Target target) {
    TlsVersion[] versions = TlsVersion.values();
    return AtOnce.all(
        versions.length,
        Arrays.stream(versions)
            .<Callable<Offer>>map(version -> () -> probe(target, version))
            .toList());
  }

  private Offer probe(Target target, TlsVersion version) {
    long end = System.nanoTime() + LIMIT_PER_VERSION.toNanos();
    List<CipherSuite> left =
        CipherSuite.ALL.stream()
            .filter(suite -> suite.isOf(version))
            .collect(Collectors.toCollection(ArrayList::new));
    List<CipherSuite> chosen = new ArrayList<>();
    List<X509Certificate> certificates = List.of();
    while (!left.isEmpty() && chosen.size() < MAX_SUITES && System.nanoTime() < end) {
      Answer answer = ask(target, version, left);
      if (answer == null) {
        break;
      }
      left.remove(answer.suite());
      chosen.add(answer.suite());
      certificates = answer.certificates().isEmpty() ? certificates : answer.certificates();
    }
    return new Offer(version, chosen, certificates);
  }

  /** Null if the server refuses. */
  private @Nullable Answer ask(Target target, TlsVersion version, List<CipherSuite> suites) {
    try (Connection connection = connector.connect(target.address(), target.port(), LIMIT)) {
      connection.out().write(ClientHello.of(version, suites, target.host()));
      connection.out().flush();
      ServerReply reply = new ServerReply(connection.in());
      Chosen chosen = reply.readHello();
      if (chosen == null || chosen.version() != version.number()) {
        return null;
      }
      Optional<CipherSuite> suite =
          suites.stream().filter(each -> each.number() == chosen.cipherSuite()).findFirst();
      List<X509Certificate> certificates =
          version == TlsVersion.TLS_1_3 ? List.of() : reply.readCertificates();
      return suite.map(each -> new Answer(each, certificates)).orElse(null);
    } catch (IOException refused) {
      return null;
    }
  }
}
