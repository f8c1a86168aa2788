package com.onelastai.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class SigningKeysTest {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private volatile Mono<String> answer = Mono.never();
  private final AtomicInteger asked = new AtomicInteger();
  private final DisposableServer keycloak =
      HttpServer.create()
          .host("127.0.0.1")
          .handle((request, response) -> {
            asked.incrementAndGet();
            return response.sendString(answer);
          })
          .bindNow();

  @AfterEach
  void stop() {
    keycloak.disposeNow();
  }

  @Test
  void whileKeycloakDoesNotAnswerNobodyWaitsForKeysThatAreOld() throws Exception {
    RSAKey key = key("known");
    publish(key);
    SigningKeys keys = keys(Duration.ZERO);
    assertThat(find(keys, key)).isNotEmpty();

    answer = Mono.never();
    long start = System.nanoTime();
    await().until(() -> !find(keys, key).isEmpty() && asked.get() > 1);
    assertThat(find(keys, key)).isNotEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void keyThatWasWithdrawnIsForgotten() throws Exception {
    RSAKey withdrawn = key("withdrawn");
    publish(withdrawn);
    SigningKeys keys = keys(Duration.ZERO);
    assertThat(find(keys, withdrawn)).isNotEmpty();

    publish(key("next"));
    await().until(() -> find(keys, withdrawn).isEmpty());
  }

  @Test
  void keysThatAreOldAreAskedForOnceAnInterval() throws Exception {
    RSAKey key = key("known");
    publish(key);
    SigningKeys keys = keys(Duration.ZERO);
    long start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      assertThat(find(keys, key)).isNotEmpty();
    }
    assertThat(asked.get())
        .isLessThanOrEqualTo((int) ((System.nanoTime() - start) / INTERVAL.toNanos()) + 2);
  }

  private SigningKeys keys(Duration lifetime) {
    OAuth2ResourceServerProperties properties = new OAuth2ResourceServerProperties();
    properties.getJwt().setJwkSetUri("http://127.0.0.1:" + keycloak.port() + "/certs");
    return new SigningKeys(properties, new TokenProperties(INTERVAL, lifetime));
  }

  private void publish(RSAKey key) {
    answer = Mono.just(new JWKSet(key.toPublicJWK()).toString());
  }

  private static RSAKey key(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }

  private static List<JWK> find(SigningKeys keys, RSAKey key) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder().build());
    return keys.apply(token).toStream().toList();
  }
}
