package com.onelastai.tools.ssl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Issues certificates.
 *
 * @param chain its own certificate first, then those above it, without the root's
 */
record TestAuthority(X500Name name, KeyPair keys, List<X509Certificate> chain) {

  private static final String ECDSA = "SHA256withECDSA";

  /** A certificate with its key and what is sent with it. */
  record Issued(KeyPair keys, List<X509Certificate> chain) {

    X509Certificate own() {
      return chain.getFirst();
    }

    Issued alone() {
      return new Issued(keys, List.of(own()));
    }
  }

  /** For what a certificate is valid. */
  record Validity(Instant from, Instant until) {

    static Validity aroundNow() {
      Instant now = Instant.now();
      return new Validity(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)));
    }
  }

  static TestAuthority root(String name) {
    X500Name subject = new X500Name("CN=" + name);
    KeyPair keys = ec();
    X509Certificate own =
        sign(subject, keys, subject, keys, Validity.aroundNow(), ECDSA, constraints(true));
    return new TestAuthority(subject, keys, List.of(own));
  }

  TestAuthority intermediate(String name) {
    X500Name subject = new X500Name("CN=" + name);
    KeyPair own = ec();
    return new TestAuthority(
        subject,
        own,
        List.of(
            sign(this.name, keys, subject, own, Validity.aroundNow(), ECDSA, constraints(true))));
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  Issued issue(String... names) {
    return issue(Validity.aroundNow(), ec(), ECDSA, names);
  }

  /**
   * @param ocsp the address of the server that says whether the certificate is revoked
   */
  Issued issueWithOcsp(String ocsp, String name) {
    return issue(
        Validity.aroundNow(),
        ec(),
        ECDSA,
        name,
        List.of(constraints(false), alternatives(name), ocspServer(ocsp)));
  }

  Issued issue(Validity validity, KeyPair own, String algorithm, String... names) {
    return issue(
        validity, own, algorithm, names[0], List.of(constraints(false), alternatives(names)));
  }

  private Issued issue(
      Validity validity,
      KeyPair own,
      String algorithm,
      String subject,
      List<Extension> extensions) {
    X509Certificate certificate =
        sign(
            name,
            keys,
            new X500Name("CN=" + subject),
            own,
            validity,
            algorithm,
            extensions.toArray(Extension[]::new));
    List<X509Certificate> sent = new ArrayList<>(List.of(certificate));
    chain.stream()
        .filter(each -> !each.getIssuerX500Principal().equals(each.getSubjectX500Principal()))
        .forEach(sent::add);
    return new Issued(own, sent);
  }

  static Issued selfSigned(String name) {
    KeyPair own = ec();
    X500Name subject = new X500Name("CN=" + name);
    return new Issued(
        own,
        List.of(
            sign(
                subject,
                own,
                subject,
                own,
                Validity.aroundNow(),
                ECDSA,
                constraints(false),
                alternatives(name))));
  }

  /** What the authority's OCSP server says of a certificate (RFC 6960). */
  byte[] ocsp(X509Certificate certificate, CertificateStatus status, Validity validity) {
    try {
      BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(name));
      answer.addResponse(
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new JcaX509CertificateHolder(certificate()),
              certificate.getSerialNumber()),
          status,
          Date.from(validity.from()),
          Date.from(validity.until()));
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              answer.build(
                  new JcaContentSignerBuilder(ECDSA).build(keys.getPrivate()),
                  null,
                  Date.from(validity.from())))
          .getEncoded();
    } catch (OCSPException
        | OperatorCreationException
        | GeneralSecurityException
        | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static X509Certificate sign(
      X500Name issuer,
      KeyPair issuerKeys,
      X500Name subject,
      KeyPair own,
      Validity validity,
      String algorithm,
      Extension... extensions) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(64, new SecureRandom()),
              Date.from(validity.from()),
              Date.from(validity.until()),
              subject,
              own.getPublic());
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Extension constraints(boolean authority) {
    return extension(Extension.basicConstraints, true, new BasicConstraints(authority));
  }

  private static Extension alternatives(String... names) {
    GeneralName[] alternatives =
        Arrays.stream(names)
            .map(name ->
                new GeneralName(
                    name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    return extension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
  }

  private static Extension ocspServer(String url) {
    return extension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            AccessDescription.id_ad_ocsp,
            new GeneralName(GeneralName.uniformResourceIdentifier, url)));
  }

  private static Extension extension(
      ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return Extension.create(id, critical, value);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static KeyPair ec() {
    return keys("EC", 256);
  }

  static KeyPair rsa(int bits) {
    return keys("RSA", bits);
  }

  private static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
