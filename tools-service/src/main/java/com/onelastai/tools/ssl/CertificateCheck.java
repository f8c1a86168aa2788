package com.onelastai.tools.ssl;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.tools.connect.HostName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges the certificates that a server sent (RFC 5280, RFC 6960, RFC 9525). */
@Component
class CertificateCheck {

  @Schema(name = "CertificateProblem")
  enum Problem implements SnakeCaseEnum {
    EXPIRED,
    NOT_YET_VALID,
    WRONG_NAME,
    SELF_SIGNED,
    /** A certificate between the server's and an authority's is missing. */
    INCOMPLETE_CHAIN,
    /** No authority that is trusted vouches for it. */
    UNTRUSTED,
    REVOKED,
    WEAK_KEY,
    WEAK_SIGNATURE
  }

  @Schema(name = "OcspStatus")
  enum Ocsp implements SnakeCaseEnum {
    NOT_STAPLED,
    GOOD,
    REVOKED,
    /** It is expired, or not of the certificate's authority. */
    INVALID
  }

  private static final int MIN_RSA = 2048;
  private static final int MIN_EC = 224;
  private static final Pattern WEAK_DIGEST = Pattern.compile("(?i)(SHA1|MD5|MD2).*");

  private final TrustedRoots roots;
  private final Clock clock;

  CertificateCheck(TrustedRoots roots, Clock clock) {
    this.roots = roots;
    this.clock = clock;
  }

  Set<Problem> check(List<X509Certificate> sent, HostName host) {
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    X509Certificate own = sent.getFirst();
    List<X509Certificate> path = path(sent);
    path.forEach(certificate -> checkTimes(certificate, problems));
    if (!ServerNames.of(own).include(host)) {
      problems.add(Problem.WRONG_NAME);
    }
    if (isWeak(own.getPublicKey())) {
      problems.add(Problem.WEAK_KEY);
    }
    if (path.stream().anyMatch(each -> WEAK_DIGEST.matcher(each.getSigAlgName()).matches())) {
      problems.add(Problem.WEAK_SIGNATURE);
    }
    problem(path).ifPresent(problems::add);
    return problems;
  }

  /** From the server's own towards an authority, which is not part of it, if it is trusted. */
  private List<X509Certificate> path(List<X509Certificate> sent) {
    List<X509Certificate> path = new ArrayList<>();
    @Nullable X509Certificate next = sent.getFirst();
    while (next != null && !path.contains(next) && !(roots.contain(next) && !path.isEmpty())) {
      path.add(next);
      next = roots.issued(next) ? null : issuer(next, sent);
    }
    return path;
  }

  private static @Nullable X509Certificate issuer(
      X509Certificate certificate, List<X509Certificate> sent) {
    return sent.stream()
        .filter(each -> each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .findFirst()
        .orElse(null);
  }

  private void checkTimes(X509Certificate certificate, Set<Problem> problems) {
    Instant now = clock.instant();
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      problems.add(Problem.EXPIRED);
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      problems.add(Problem.NOT_YET_VALID);
    }
  }

  private Optional<Problem> problem(List<X509Certificate> path) {
    X509Certificate last = path.getLast();
    if (!roots.issued(last)) {
      boolean ownIssuer = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
      return Optional.of(
          !ownIssuer
              ? Problem.INCOMPLETE_CHAIN
              : path.size() == 1 ? Problem.SELF_SIGNED : Problem.UNTRUSTED);
    }
    try {
      validate(path, null);
      return Optional.empty();
    } catch (GeneralSecurityException untrusted) {
      return Optional.of(Problem.UNTRUSTED);
    }
  }

  /** What a stapled answer says of the server's own certificate. */
  Ocsp ocsp(List<X509Certificate> sent, List<byte[]> stapled) {
    if (stapled.isEmpty() || stapled.getFirst().length == 0) {
      return Ocsp.NOT_STAPLED;
    }
    try {
      validate(path(sent), stapled.getFirst());
      return Ocsp.GOOD;
    } catch (CertPathValidatorException failed) {
      return failed.getReason() == BasicReason.REVOKED ? Ocsp.REVOKED : Ocsp.INVALID;
    } catch (GeneralSecurityException failed) {
      return Ocsp.INVALID;
    }
  }

  private void validate(List<X509Certificate> path, byte @Nullable [] stapled)
      throws GeneralSecurityException {
    CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path);
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXParameters parameters = new PKIXParameters(roots.anchors());
    parameters.setDate(Date.from(whenValid(path.getFirst())));
    parameters.setRevocationEnabled(false);
    if (stapled != null) {
      // Without an answer it would ask the authority's server, past our checks of addresses.
      PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
      revocation.setOcspResponses(Map.of(path.getFirst(), stapled));
      revocation.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
      parameters.addCertPathChecker(revocation);
    }
    validator.validate(certificates, parameters);
  }

  /** Now, or when it was valid: that it is expired is a problem of its own. */
  private Instant whenValid(X509Certificate certificate) {
    Instant now = clock.instant();
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    return now.isBefore(from) ? from : now.isAfter(until) ? until : now;
  }

  private static boolean isWeak(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> rsa.getModulus().bitLength() < MIN_RSA;
      case ECKey ec -> ec.getParams().getCurve().getField().getFieldSize() < MIN_EC;
      default -> false;
    };
  }
}
