package com.onelastai.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.time.SettableClock;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenCheckTest {

  private static final Duration KEY_LIFETIME = Duration.ofMillis(300);

  private final Issuer issuer = new Issuer();
  private final SettableClock clock = new SettableClock();
  private final Instant soon = clock.instant().plusSeconds(600);
  private final JwtDecoder tokens = decoder(KEY_LIFETIME, Duration.ofMillis(100));

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void goodTokenIsAccepted() {
    assertThat(tokens.decode(issuer.token(soon)).getSubject()).isEqualTo("u-1");
  }

  @Test
  void timeIsTakenFromTheClock() {
    String token = issuer.token(soon);
    clock.setOffset(Duration.ofSeconds(599));
    assertThat(tokens.decode(token)).isNotNull();
    clock.setOffset(Duration.ofSeconds(610));
    assertRefused(tokens, token);

    String later = issuer.token(clock.instant().plusSeconds(60));
    clock.setOffset(Duration.ZERO);
    assertThat(tokens.decode(later)).isNotNull();
  }

  @Test
  void tokenOfAnotherIssuerOrForAnotherAudienceIsRefused() {
    assertRefused(tokens, issuer.tokenOf("https://other.example", Issuer.AUDIENCE, soon));
    assertRefused(tokens, issuer.tokenOf(Issuer.NAME, "other-api", soon));
  }

  @Test
  void tokenIsAcceptedLongAfterTheIssuerWentAway() {
    tokens.decode(issuer.token(soon));
    issuer.goAway();
    int before = issuer.asked();

    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          tokens.decode(issuer.token(soon));
          return issuer.asked() >= before + 3;
        });
  }

  @Test
  void tokenIsAcceptedWhenNothingListensAnyMore() {
    String token = issuer.token(soon);
    tokens.decode(token);
    issuer.close();
    Instant keysAreOld = Instant.now().plus(KEY_LIFETIME.multipliedBy(3));

    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          tokens.decode(token);
          return Instant.now().isAfter(keysAreOld);
        });
  }

  @Test
  void madeUpKeysDoNotFloodTheIssuer() {
    JwtDecoder patient = decoder(Duration.ofMinutes(5), Duration.ofSeconds(30));
    patient.decode(issuer.token(soon));
    List<String> forged =
        IntStream.range(0, 20).mapToObj(i -> issuer.forged("made-up-" + i, soon)).toList();

    forged.forEach(token -> assertRefused(patient, token));
    assertThat(issuer.asked()).isLessThanOrEqualTo(2);
    assertThat(patient.decode(issuer.token(soon))).isNotNull();
  }

  @Test
  void withoutAnyKeysNothingIsSaidAboutTheToken() {
    JwtDecoder patient = decoder(Duration.ofMinutes(5), Duration.ofSeconds(30));
    issuer.goAway();
    String token = issuer.token(soon);
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(JwtException.class)
          .isThrownBy(() -> patient.decode(token))
          .isNotInstanceOf(BadJwtException.class);
    }
    assertThat(issuer.asked()).isLessThanOrEqualTo(2);

    assertThatExceptionOfType(JwtException.class).isThrownBy(() -> tokens.decode(token));
    issuer.comeBack();
    await().ignoreExceptions().untilAsserted(() -> tokens.decode(token));
  }

  @Test
  void unknownKeysCannotBeJudgedWhileTheIssuerIsAway() {
    tokens.decode(issuer.token(soon));
    String unknown = issuer.forged("perhaps-new", soon);
    issuer.goAway();
    await()
        .untilAsserted(() ->
            assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> tokens.decode(unknown))
                .isNotInstanceOf(BadJwtException.class));
  }

  @Test
  void withdrawnKeyIsRefusedBeforeLong() {
    String token = issuer.token(soon);
    tokens.decode(token);
    issuer.withdrawKey();
    await().untilAsserted(() -> assertRefused(tokens, token));
  }

  @Test
  void noTokenWaitsForKeysWhileTheIssuerHangs() {
    Duration lifetime = Duration.ofSeconds(5);
    JwtDecoder patient = decoder(lifetime, Duration.ofMillis(100));
    String token = issuer.token(soon);
    patient.decode(token);
    issuer.hang();

    Instant keysAreOld = Instant.now().plus(lifetime).plusMillis(500);
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          Instant start = Instant.now();
          patient.decode(token);
          assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
          return Instant.now().isAfter(keysAreOld);
        });
    assertThat(issuer.asked()).isGreaterThan(1);
  }

  private JwtDecoder decoder(Duration keyLifetime, Duration fetchInterval) {
    OAuth2ResourceServerProperties properties = new OAuth2ResourceServerProperties();
    properties.getJwt().setJwkSetUri(issuer.keysAddress());
    properties.getJwt().setIssuerUri(Issuer.NAME);
    properties.getJwt().setAudiences(List.of(Issuer.AUDIENCE));
    try {
      return new TokenAutoConfiguration()
          .jwtDecoder(properties, new SigningKeys.Properties(keyLifetime, fetchInterval), clock);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(JwtDecoder tokens, String token) {
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
  }
}
