package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.gateway.Caller.Answer;
import com.onelastai.starter.time.SettableClock;
import com.onelastai.starter.visit.VisitHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    String token = Tokens.signed(current, claims -> claims);
    call(token).is(200);
    assertThat(TestBed.SERVICE.headers(PATH)).containsEntry("Authorization", token);
  }

  @Test
  void callsWithoutCookiesAreOfOneVisitorForEachUser() throws Exception {
    Set<@Nullable String> visitors = new HashSet<>();
    Set<@Nullable String> sessions = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      call(Tokens.signed(current, c -> c.subject("ada"))).is(200).hasNo("Set-Cookie");
      visitors.add(TestBed.SERVICE.headers(PATH).get(VisitHeaders.VISITOR));
      sessions.add(TestBed.SERVICE.headers(PATH).get(VisitHeaders.SESSION));
    }
    assertThat(visitors).hasSize(1);
    assertThat(sessions).hasSizeLessThanOrEqualTo(2);

    call(Tokens.signed(current, c -> c.subject("bob"))).is(200);
    assertThat(visitors).doesNotContain(TestBed.SERVICE.headers(PATH).get(VisitHeaders.VISITOR));
  }

  @Test
  void requestWithoutATokenReachesTheService() throws Exception {
    caller.get(PATH).is(200);
  }

  @Test
  void invalidTokenIsRejected() throws Exception {
    RSAKey impostor = Tokens.key("current");
    Date past = Date.from(Instant.now().minusSeconds(10));
    assertInvalid("no token at all", "Bearer abc");
    assertInvalid("alg=none", Tokens.unsigned());
    assertInvalid("unknown key", Tokens.signed(foreign, claims -> claims));
    assertInvalid("another's key by a known name", Tokens.signed(impostor, c -> c));
    assertInvalid("issuer", Tokens.signed(current, c -> c.issuer("http://evil.example/realms/x")));
    assertInvalid("audience", Tokens.signed(current, c -> c.audience("another-api")));
    assertInvalid("expired", Tokens.signed(current, c -> c.expirationTime(past)));
    assertInvalid("never expires", Tokens.signed(current, c -> c.expirationTime(null)));
    assertInvalid("nobody's", Tokens.signed(current, c -> c.subject(null)));
  }

  @Test
  void tokenSentToKeycloakIsNotChecked() throws Exception {
    String path = "/identity/realms/onelastai/account/";
    String token = Tokens.signed(current, c -> c.audience("account"));
    caller.get(path, "Authorization: " + token).is(200);
    assertThat(TestBed.KEYCLOAK.headers(path)).containsEntry("Authorization", token);
  }

  @Test
  void cachedTokenExpiresByTheGatewaysClock() throws Exception {
    String token = Tokens.signed(current, c -> c.subject("who-expires"));
    call(token).is(200);
    clock.setOffset(Duration.ofMinutes(5).plusSeconds(10));
    try {
      assertInvalid("expired", token);
      assertInvalid("expired and never seen", Tokens.signed(current, c -> c.subject("new")));
    } finally {
      clock.setOffset(Duration.ZERO);
    }
    call(token).is(200);
  }

  @Test
  void keysRotateWhileTheGatewayRuns() throws Exception {
    RSAKey next = Tokens.key("next");
    String token = Tokens.signed(next, claims -> claims);
    call(token).is(401);

    Tokens.publish(current, next);

    await().until(() -> call(token).status() == 200);
  }

  @Test
  void unknownKeysDoNotMakeTheGatewayFloodKeycloak() throws Exception {
    String token = Tokens.signed(foreign, claims -> claims);
    int before = TestBed.KEYCLOAK.received(Tokens.CERTS).size();
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      call(token);
    }
    // Two in each 100 ms, begun and ended ones included, and one that refreshes in time.
    long windows = (System.nanoTime() - start) / 100_000_000 + 2;
    assertThat(TestBed.KEYCLOAK.received(Tokens.CERTS).size() - before)
        .isLessThanOrEqualTo((int) (2 * windows + 1));
  }

  @Test
  void whileKeycloakIsAwayKnownKeysWorkAndOthersCannotBeChecked() throws Exception {
    String known = Tokens.signed(current, claims -> claims);
    String unknown = Tokens.signed(foreign, claims -> claims);
    call(known).is(200);
    TestBed.KEYCLOAK.answer(Tokens.CERTS, 503, "text/plain", "away");
    try {
      await().until(() -> call(unknown).status() == 503);
      assertThat(call(unknown).is(503, "identity_unavailable").header("Retry-After")).isNotEmpty();
      call(known).is(200);
      call(Tokens.signed(current, c -> c.subject("never seen before"))).is(200);
    } finally {
      Tokens.publish(current);
      await().until(() -> call(unknown).status() == 401);
    }
  }

  private Answer call(String token) throws Exception {
    return caller.get(PATH, "Authorization: " + token);
  }

  private void assertInvalid(String why, String token) throws Exception {
    Answer answer = call(token);
    assertThat(answer.status()).as(why).isEqualTo(401);
    assertThat(answer.is(401, "invalid_token").header("WWW-Authenticate")).startsWith("Bearer");
  }
}
