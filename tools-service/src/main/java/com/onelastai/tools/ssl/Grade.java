package com.onelastai.tools.ssl;

import com.fasterxml.jackson.annotation.JsonValue;
import com.onelastai.tools.ssl.CertificateCheck.Problem;
import com.onelastai.tools.ssl.CipherSuite.Strength;
import com.onelastai.tools.ssl.HttpsHeaders.Hsts;
import com.onelastai.tools.ssl.Prober.Offer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule: F for certificates that clients refuse, SSL 3.0 and ciphers that can be broken; C at
 * most for TLS 1.0 and 1.1, weak keys and signatures, and B at most without TLS 1.3 or with weak
 * ciphers; else A, and A+ with HSTS for half a year.
 */
public enum Grade {
  A_PLUS("A+"),
  A("A"),
  B("B"),
  C("C"),
  F("F");

  /**
   * A grade and what led to it.
   *
   * @param reasons those that count most first
   */
  record Graded(Grade grade, List<String> reasons) {}

  private record Finding(Grade atMost, String reason) {}

  private static final long HALF_A_YEAR = 180L * 24 * 60 * 60;
  private static final Set<Problem> LESSER = Set.of(Problem.WEAK_KEY, Problem.WEAK_SIGNATURE);

  private final String letter;

  Grade(String letter) {
    this.letter = letter;
  }

  @JsonValue
  String letter() {
    return letter;
  }

  static Graded of(List<Offer> offers, Collection<Problem> problems, @Nullable Hsts hsts) {
    List<Finding> findings =
        Stream.of(
                problems.stream().map(Grade::ofProblem),
                offers.stream().flatMap(Grade::ofVersion),
                offers.stream()
                    .flatMap(offer -> offer.suites().stream())
                    .distinct()
                    .flatMap(Grade::ofSuite),
                Stream.of(ofHsts(hsts)))
            .flatMap(each -> each)
            .sorted(Comparator.comparing(Finding::atMost).reversed())
            .toList();
    return new Graded(
        findings.getFirst().atMost(), findings.stream().map(Finding::reason).toList());
  }

  private static Finding ofProblem(Problem problem) {
    return new Finding(
        LESSER.contains(problem) ? C : F, "The certificate: " + problem.value() + ".");
  }

  private static Stream<Finding> ofVersion(Offer offer) {
    boolean offered = !offer.suites().isEmpty();
    String name = offer.version().standardName();
    return switch (offer.version()) {
      case SSL_3 -> offered ? Stream.of(new Finding(F, name + " is offered.")) : Stream.empty();
      case TLS_1_0, TLS_1_1 ->
          offered ? Stream.of(new Finding(C, name + " is offered.")) : Stream.empty();
      case TLS_1_2 -> Stream.empty();
      case TLS_1_3 ->
          offered ? Stream.empty() : Stream.of(new Finding(B, name + " is not offered."));
    };
  }

  private static Stream<Finding> ofSuite(CipherSuite suite) {
    Strength strength = suite.strength();
    return switch (strength) {
      case INSECURE -> Stream.of(new Finding(F, suite.name() + " is offered."));
      case WEAK -> Stream.of(new Finding(B, suite.name() + " is offered."));
      case FAIR, STRONG -> Stream.empty();
    };
  }

  private static Finding ofHsts(@Nullable Hsts hsts) {
    return hsts != null && hsts.maxAge() >= HALF_A_YEAR
        ? new Finding(A_PLUS, "HSTS is on for half a year or longer.")
        : new Finding(A, "HSTS is not on for half a year.");
  }
}
