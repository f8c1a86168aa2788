package com.onelastai.tools.ssl;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.ssl.CertificateCheck.Ocsp;
import com.onelastai.tools.ssl.CertificateCheck.Problem;
import com.onelastai.tools.ssl.TestAuthority.Issued;
import com.onelastai.tools.ssl.TestAuthority.Validity;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateCheckTest {

  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority MIDDLE = ROOT.intermediate("Middle");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant FAR_AHEAD = Instant.parse("2090-01-01T00:00:00Z");

  private final CertificateCheck check =
      new CertificateCheck(new TrustedRoots(List.of(ROOT.certificate())), Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({
    "www.example.com, www.example.com, true",
    "WWW.example.com, www.example.com, true",
    "*.example.com, www.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.www.example.com, false",
    "*.com, example.com, false",
    "w*.example.com, www.example.com, false",
    "*.*.example.com, a.b.example.com, false",
    "example.com, www.example.com, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "www.example.com, 192.0.2.1, false"
  })
  void nameHasToBeOneOfTheCertificates(String name, String host, boolean fits) {
    assertThat(problems(MIDDLE.issue(name), host))
        .isEqualTo(fits ? Set.of() : Set.of(Problem.WRONG_NAME));
  }

  @Test
  void commonNameDoesNotCount() {
    Issued issued =
        MIDDLE.issue(
            Validity.aroundNow(), TestAuthority.ec(), "SHA256withECDSA", "other.example.com");
    assertThat(problems(issued, "www.example.com")).containsExactly(Problem.WRONG_NAME);
  }

  @Test
  void timesAreProblemsOfTheirOwn() {
    assertThat(problems(issued(LONG_AGO, LONG_AGO.plusSeconds(86_400))))
        .containsExactly(Problem.EXPIRED);
    assertThat(problems(issued(FAR_AHEAD, FAR_AHEAD.plusSeconds(86_400))))
        .contains(Problem.NOT_YET_VALID)
        .doesNotContain(Problem.EXPIRED, Problem.INCOMPLETE_CHAIN);
  }

  private static Issued issued(Instant from, Instant until) {
    return ROOT.issue(
        new Validity(from, until), TestAuthority.ec(), "SHA256withECDSA", "www.example.com");
  }

  @Test
  void chainHasToLeadToARootThatIsTrusted() {
    Issued good = MIDDLE.issue("www.example.com");
    assertThat(problems(good)).isEmpty();
    assertThat(problems(good.alone())).containsExactly(Problem.INCOMPLETE_CHAIN);
    assertThat(problems(TestAuthority.selfSigned("www.example.com")))
        .containsExactly(Problem.SELF_SIGNED);
    TestAuthority other = TestAuthority.root("Other");
    Issued foreign = other.issue("www.example.com");
    assertThat(
            check.check(
                List.of(foreign.own(), other.certificate()), HostName.parse("www.example.com")))
        .containsExactly(Problem.UNTRUSTED);
  }

  @Test
  void rootMayBeSentAndTheOrderDoesNotMatter() {
    Issued good = MIDDLE.issue("www.example.com");
    assertThat(
            check.check(
                List.of(good.own(), ROOT.certificate(), MIDDLE.certificate()),
                HostName.parse("www.example.com")))
        .isEmpty();
  }

  /** An authority with the name of one that is trusted, and other keys. */
  @Test
  void nameOfAnAuthorityProvesNothing() {
    Issued forged = TestAuthority.root("Root").issue("www.example.com");
    assertThat(problems(forged)).containsExactly(Problem.UNTRUSTED);
  }

  @Test
  void certificateOfAServerIsNoAuthority() {
    Issued server = ROOT.issue("other.example.com");
    TestAuthority misused =
        new TestAuthority(
            new org.bouncycastle.asn1.x500.X500Name("CN=other.example.com"),
            server.keys(),
            server.chain());
    assertThat(problems(misused.issue("www.example.com"))).containsExactly(Problem.UNTRUSTED);
  }

  @Test
  void weakKeysAndSignaturesAreFound() {
    Issued key =
        ROOT.issue(
            Validity.aroundNow(), TestAuthority.rsa(1024), "SHA256withECDSA", "www.example.com");
    assertThat(problems(key)).contains(Problem.WEAK_KEY);
    Issued signature =
        ROOT.issue(Validity.aroundNow(), TestAuthority.ec(), "SHA1withECDSA", "www.example.com");
    assertThat(problems(signature)).contains(Problem.WEAK_SIGNATURE);
  }

  @Test
  void certificatesThatIssueEachOtherEnd() {
    X509Certificate one = TestAuthority.root("One").certificate();
    assertThat(check.check(List.of(one, one, one), HostName.parse("www.example.com")))
        .contains(Problem.SELF_SIGNED);
  }

  @Test
  void stapledAnswerIsChecked() {
    Issued issued = MIDDLE.issue("www.example.com");
    X509Certificate own = issued.own();
    Validity now = Validity.aroundNow();
    assertThat(ocsp(issued, MIDDLE.ocsp(own, CertificateStatus.GOOD, now))).isEqualTo(Ocsp.GOOD);
    assertThat(ocsp(issued, MIDDLE.ocsp(own, new RevokedStatus(Date.from(now.from()), 1), now)))
        .isEqualTo(Ocsp.REVOKED);
    assertThat(
            ocsp(
                issued,
                MIDDLE.ocsp(
                    own, CertificateStatus.GOOD, new Validity(LONG_AGO, LONG_AGO.plusSeconds(60)))))
        .isEqualTo(Ocsp.INVALID);
    assertThat(ocsp(issued, ROOT.ocsp(own, CertificateStatus.GOOD, now))).isEqualTo(Ocsp.INVALID);
    assertThat(ocsp(issued, new byte[] {1, 2, 3})).isEqualTo(Ocsp.INVALID);
    assertThat(check.ocsp(issued.chain(), List.of())).isEqualTo(Ocsp.NOT_STAPLED);
  }

  private Ocsp ocsp(Issued issued, byte[] stapled) {
    return check.ocsp(issued.chain(), List.of(stapled));
  }

  private Set<Problem> problems(Issued issued) {
    return problems(issued, "www.example.com");
  }

  private Set<Problem> problems(Issued issued, String host) {
    return check.check(issued.chain(), HostName.parse(host));
  }
}
