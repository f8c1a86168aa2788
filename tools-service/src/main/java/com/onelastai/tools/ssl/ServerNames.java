package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.HostName;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The names and addresses for which a certificate is (RFC 9525): the common name does not count.
 */
record ServerNames(List<String> names) {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  static ServerNames of(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives =
          Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
      return new ServerNames(
          alternatives.stream()
              .filter(each -> each.get(0).equals(DNS_NAME) || each.get(0).equals(IP_ADDRESS))
              .map(each -> String.valueOf(each.get(1)).toLowerCase(Locale.ROOT))
              .toList());
    } catch (CertificateParsingException malformed) {
      return new ServerNames(List.of());
    }
  }

  boolean include(HostName host) {
    InetAddress address = host.address();
    return names.stream()
        .anyMatch(name ->
            address == null
                ? name.equals(host.text()) || matchesWildcard(name, host.text())
                : name.equals(address.getHostAddress()));
  }

  /** A star stands for one label, the first. */
  private static boolean matchesWildcard(String name, String host) {
    int dot = host.indexOf('.');
    return name.startsWith("*.")
        && name.indexOf('.', 2) > 0
        && dot > 0
        && host.substring(dot).equals(name.substring(1));
  }
}
