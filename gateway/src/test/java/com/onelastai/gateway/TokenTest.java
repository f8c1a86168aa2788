package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.starter.time.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class TokenTest {

  private static final String PATH = "/api/analytics/track/token";

  private static RSAKey current;
  private static RSAKey foreign;

  @Autowired Caller caller;
  @Autowired SettableClock clock;

  @BeforeAll
  static void keys() throws Exception {
    current = Tokens.key("current");
    foreign = Tokens.key("foreign");
    Tokens.publish(current);
  }

  @Test
  void validTokenPassesToTheService() throws Exception {
    String token = Tokens.signed(current, UnaryOperator.identity());
    assertThat(caller.get(PATH, "Authorization", token).statusCode()).isEqualTo(200);
    assertThat(TestBed.SERVICE.last(PATH).headers()).containsEntry("Authorization", token);
  }

  @Test
  void requestWithoutATokenReachesTheService() throws Exception {
    assertThat(caller.get(PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void invalidTokenIsRejected() throws Exception {
    RSAKey impostor = Tokens.key("current");
    assertInvalid("no token at all", "Bearer abc");
    assertInvalid("alg=none", Tokens.unsigned());
    assertInvalid("unknown key", Tokens.signed(foreign, UnaryOperator.identity()));
    assertInvalid("another's key by a known name", Tokens.signed(impostor, c -> c));
    assertInvalid("issuer", Tokens.signed(current, c -> c.issuer("http://evil.example/realms/x")));
    assertInvalid("audience", Tokens.signed(current, c -> c.audience("another-api")));
    assertInvalid(
        "expired",
        Tokens.signed(current, c -> c.expirationTime(Date.from(Instant.now().minusSeconds(10)))));
    assertInvalid("never expires", Tokens.signed(current, c -> c.expirationTime(null)));
    assertInvalid("nobody's", Tokens.signed(current, c -> c.subject(null)));
  }

  @Test
  void tokenSentToKeycloakIsNotChecked() throws Exception {
    String path = "/identity/realms/onelastai/account/";
    String token = Tokens.signed(current, c -> c.audience("account"));
    assertThat(caller.get(path, "Authorization", token).statusCode()).isEqualTo(200);
    assertThat(TestBed.KEYCLOAK.last(path).headers()).containsEntry("Authorization", token);
  }

  @Test
  void cachedTokenExpiresByTheGatewaysClock() throws Exception {
    String token = Tokens.signed(current, c -> c.subject("who-expires"));
    assertThat(caller.get(PATH, "Authorization", token).statusCode()).isEqualTo(200);
    clock.setOffset(Duration.ofMinutes(5).plusSeconds(10));
    try {
      assertInvalid("expired", token);
      assertInvalid("expired and never seen", Tokens.signed(current, c -> c.subject("new")));
    } finally {
      clock.setOffset(Duration.ZERO);
    }
    assertThat(caller.get(PATH, "Authorization", token).statusCode()).isEqualTo(200);
  }

  @Test
  void keysRotateWhileTheGatewayRuns() throws Exception {
    RSAKey next = Tokens.key("next");
    String token = Tokens.signed(next, UnaryOperator.identity());
    assertThat(caller.get(PATH, "Authorization", token).statusCode()).isEqualTo(401);

    Tokens.publish(current, next);

    await().until(() -> caller.get(PATH, "Authorization", token).statusCode() == 200);
  }

  @Test
  void unknownKeysDoNotMakeTheGatewayFloodKeycloak() throws Exception {
    String token = Tokens.signed(foreign, UnaryOperator.identity());
    int before = TestBed.KEYCLOAK.received(Tokens.CERTS).size();
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      caller.get(PATH, "Authorization", token);
    }
    long intervals = (System.nanoTime() - start) / 50_000_000 + 2;
    assertThat(TestBed.KEYCLOAK.received(Tokens.CERTS).size() - before)
        .isLessThanOrEqualTo((int) intervals)
        .isLessThan(100);
  }

  @Test
  void whileKeycloakIsAwayKnownKeysWorkAndOthersCannotBeChecked() throws Exception {
    String known = Tokens.signed(current, UnaryOperator.identity());
    String unknown = Tokens.signed(foreign, UnaryOperator.identity());
    assertThat(caller.get(PATH, "Authorization", known).statusCode()).isEqualTo(200);
    TestBed.KEYCLOAK.answer(Tokens.CERTS, 503, "text/plain", "away");
    try {
      await().until(() -> caller.get(PATH, "Authorization", unknown).statusCode() == 503);
      HttpResponse<String> answer = caller.get(PATH, "Authorization", unknown);
      assertThat(answer.body()).contains("\"code\":\"identity_unavailable\"");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(caller.get(PATH, "Authorization", known).statusCode()).isEqualTo(200);
      String never = Tokens.signed(current, c -> c.subject("never seen before"));
      assertThat(caller.get(PATH, "Authorization", never).statusCode()).isEqualTo(200);
    } finally {
      Tokens.publish(current);
    }
  }

  private void assertInvalid(String why, String token) throws Exception {
    HttpResponse<String> answer = caller.get(PATH, "Authorization", token);
    assertThat(answer.statusCode()).as(why).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"invalid_token\"");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
  }
}
