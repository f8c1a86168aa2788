package com.onelastai.support.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerKeyTest {

  private static final String PUBLIC =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void messageIsSignedForThePushServiceAlone() throws Exception {
    String header =
        key(PUBLIC, SECRET).authorization(URI.create("https://push.example:443/send/abc?d=1"));

    assertThat(header).startsWith("vapid t=").endsWith(", k=" + PUBLIC).doesNotContain(SECRET);
    SignedJWT token = SignedJWT.parse(header.substring(8, header.indexOf(',')));
    assertThat(token.verify(new ECDSAVerifier(P256.publicKey(P256.decode(PUBLIC))))).isTrue();
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("https://push.example");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("mailto:ops@mail.example");
    assertThat(token.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(Date.from(NOW.plus(Duration.ofHours(12))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%", "c2hvcnQ", "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"})
  void keysThatAreNoPairAreRefusedWithoutShowingThem(String secret) {
    assertThatThrownBy(() -> key(PUBLIC, secret))
        .hasMessageContaining("ONELASTAI_PUSH_PRIVATE_KEY")
        .hasNoCause()
        .satisfies(refused -> {
          if (!secret.isEmpty()) {
            assertThat(refused.toString()).doesNotContain(secret);
          }
        });
  }

  @Test
  void secretIsNotLoggedWithTheSettings() {
    assertThat(properties(PUBLIC, SECRET).toString()).doesNotContain(SECRET);
  }

  private static ServerKey key(String publicKey, String secret) {
    return new ServerKey(properties(publicKey, secret), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static PushProperties properties(String publicKey, String secret) {
    return new PushProperties(
        publicKey, secret, "mailto:ops@mail.example", Duration.ofSeconds(1), Set.of());
  }
}
