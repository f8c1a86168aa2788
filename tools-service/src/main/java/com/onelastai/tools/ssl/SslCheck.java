package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.Connection;
import com.onelastai.tools.connect.Connector;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.TlsConnection;
import com.onelastai.tools.connect.TlsConnector;
import com.onelastai.tools.ssl.CertificateCheck.Ocsp;
import com.onelastai.tools.ssl.CertificateCheck.Problem;
import com.onelastai.tools.ssl.Grade.Graded;
import com.onelastai.tools.ssl.HttpsHeaders.Hsts;
import com.onelastai.tools.ssl.Prober.Offer;
import com.onelastai.tools.ssl.Prober.Target;
import com.onelastai.tools.ssl.SslResult.Suite;
import com.onelastai.tools.ssl.SslResult.Version;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks how a server does TLS. */
@Component
public class SslCheck {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** What a whole handshake brings. */
  private record Handshake(
      List<X509Certificate> certificates, List<byte[]> ocspAnswers, @Nullable Hsts hsts) {}

  private final Connector connector;
  private final TlsConnector tls;
  private final Prober prober;
  private final CertificateCheck certificateCheck;
  private final AllowedIssuers allowedIssuers;
  private final Clock clock;

  SslCheck(
      Connector connector,
      TlsConnector tls,
      Prober prober,
      CertificateCheck certificateCheck,
      AllowedIssuers allowedIssuers,
      Clock clock) {
    this.connector = connector;
    this.tls = tls;
    this.prober = prober;
    this.certificateCheck = certificateCheck;
    this.allowedIssuers = allowedIssuers;
    this.clock = clock;
  }

  /**
   * @throws ToolFailedException if it speaks no TLS there
   */
  public SslResult check(HostName host, int port) {
    Target target;
    Handshake handshake;
    try (Connection connection = connector.connect(host, port, LIMIT)) {
      target = new Target(host, connection.address(), port);
      handshake = handshake(connection, host);
    } catch (IOException failed) {
      throw new ToolFailedException(host + " closed the connection.");
    }
    List<Offer> offers = prober.probe(target);
    List<X509Certificate> certificates =
        handshake.certificates().isEmpty() ? ofOldVersions(offers) : handshake.certificates();
    if (certificates.isEmpty()) {
      throw new ToolFailedException("%s speaks no TLS at port %d.".formatted(host, port));
    }
    return result(
        target, offers, new Handshake(certificates, handshake.ocspAnswers(), handshake.hsts()));
  }

  /** Empty if the JDK speaks no version that the server does. */
  private Handshake handshake(Connection connection, HostName host) {
    try (TlsConnection secured = tls.handshake(connection, host)) {
      return new Handshake(
          secured.certificates(), secured.ocspAnswers(), HttpsHeaders.ask(secured, host));
    } catch (IOException nothingInCommon) {
      return new Handshake(List.of(), List.of(), null);
    }
  }

  private static List<X509Certificate> ofOldVersions(List<Offer> offers) {
    return offers.stream()
        .map(Offer::certificates)
        .filter(certificates -> !certificates.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private SslResult result(Target target, List<Offer> offers, Handshake handshake) {
    List<X509Certificate> certificates = handshake.certificates();
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    problems.addAll(certificateCheck.check(certificates, target.host()));
    Ocsp ocsp = certificateCheck.ocsp(certificates, handshake.ocspAnswers());
    if (ocsp == Ocsp.REVOKED) {
      problems.add(Problem.REVOKED);
    }
    Graded graded = Grade.of(offers, problems, handshake.hsts());
    return new SslResult(
        target.host().text(),
        target.address().getHostAddress(),
        target.port(),
        graded.grade(),
        graded.reasons(),
        problems,
        offers.stream()
            .map(offer -> new Version(offer.version(), !offer.suites().isEmpty()))
            .toList(),
        offers.stream().flatMap(SslCheck::suites).toList(),
        certificates.stream()
            .map(certificate -> Certificates.describe(certificate, clock.instant()))
            .toList(),
        ocsp,
        handshake.hsts(),
        allowedIssuers.of(target.host()));
  }

  private static Stream<Suite> suites(Offer offer) {
    return offer.suites().stream()
        .map(suite -> new Suite(offer.version(), suite.name(), suite.strength()));
  }
}
