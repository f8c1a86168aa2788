package com.onelastai.tools.ssl;

import com.onelastai.tools.ssl.SslResult.Certificate;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Describes certificates. */
final class Certificates {

  private Certificates() {}

  static Certificate describe(X509Certificate certificate, Instant now) {
    Instant until = certificate.getNotAfter().toInstant();
    return new Certificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        ServerNames.of(certificate).names(),
        certificate.getNotBefore().toInstant(),
        until,
        Math.floorDiv(now.until(until, ChronoUnit.SECONDS), 24 * 60 * 60),
        key(certificate.getPublicKey()),
        certificate.getSigAlgName(),
        certificate.getSerialNumber().toString(16),
        fingerprint(certificate));
  }

  private static String key(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
      default -> key.getAlgorithm();
    };
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
