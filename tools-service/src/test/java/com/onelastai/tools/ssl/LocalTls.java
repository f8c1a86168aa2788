package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.connect.TlsConnector;
import java.time.Clock;
import java.util.List;

/** Checks of TLS within a {@link LocalInternet}. */
public final class LocalTls {

  private static final TestAuthority ROOT = TestAuthority.root("Root");

  private LocalTls() {}

  /** That trusts {@link #server}. */
  public static SslCheck check(LocalInternet internet) {
    return check(internet, ROOT);
  }

  static SslCheck check(LocalInternet internet, TestAuthority root) {
    Clock clock = Clock.systemUTC();
    return new SslCheck(
        internet.connector(),
        new TlsConnector(),
        new Prober(internet.connector()),
        new CertificateCheck(new TrustedRoots(List.of(root.certificate())), clock),
        new AllowedIssuers(internet.nameServers()),
        clock);
  }

  /** A server with a good certificate, without HSTS. */
  public static TlsServer server(String address, String name) {
    return TlsServer.at(address, ROOT.issue(name), "", "TLSv1.2", "TLSv1.3");
  }
}
