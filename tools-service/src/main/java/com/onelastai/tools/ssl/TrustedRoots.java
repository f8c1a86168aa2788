package com.onelastai.tools.ssl;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The certificates of authorities that are trusted: by default those of the JDK. */
@Component
class TrustedRoots {

  private final Set<TrustAnchor> anchors;

  TrustedRoots() {
    this(ofTheJdk());
  }

  TrustedRoots(Collection<X509Certificate> certificates) {
    this.anchors =
        certificates.stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toUnmodifiableSet());
  }

  Set<TrustAnchor> anchors() {
    return anchors;
  }

  boolean contain(X509Certificate certificate) {
    return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
  }

  /** Whether one of them has the name of the certificate's issuer. */
  boolean issued(X509Certificate certificate) {
    return anchors.stream()
        .anyMatch(anchor ->
            certificate
                .getIssuerX500Principal()
                .equals(anchor.getTrustedCert().getSubjectX500Principal()));
  }

  private static Collection<X509Certificate> ofTheJdk() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore theJdks = null;
      factory.init(theJdks);
      return Arrays.asList(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
