package com.onelastai.gateway.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys with which Keycloak signs. They are fetched again when a token names one that is not
 * known, at most every few seconds, so that made-up tokens cannot make the gateway flood Keycloak;
 * and now and then anyway, so that a key that was withdrawn is forgotten. While Keycloak is away
 * the known ones stand.
 */
@Component
class SigningKeys implements Function<SignedJWT, Flux<JWK>> {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

  private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(2);

  /** Keys, and when they were fetched. */
  private record Fetched(JWKSet keys, long nanos) {

    boolean olderThan(Duration age) {
      return System.nanoTime() - nanos > age.toNanos();
    }
  }

  private final WebClient http = WebClient.create();
  private final String address;
  private final TokenProperties properties;
  private final AtomicReference<@Nullable Mono<Fetched>> fetching = new AtomicReference<>();
  private final AtomicLong refreshed = new AtomicLong(System.nanoTime());
  private volatile @Nullable Fetched fetched;

  SigningKeys(OAuth2ResourceServerProperties resourceServer, TokenProperties properties) {
    this.address = Objects.requireNonNull(resourceServer.getJwt().getJwkSetUri());
    this.properties = properties;
  }

  @Override
  public Flux<JWK> apply(SignedJWT token) {
    String id = token.getHeader().getKeyID();
    @Nullable Fetched known = fetched;
    if (known == null) {
      return fetch().flatMapMany(fresh -> find(fresh, id));
    }
    boolean found = known.keys().getKeyByKeyId(id) != null;
    if (found && known.olderThan(properties.keyLifetime())) {
      refresh();
    }
    return found || !known.olderThan(properties.keyFetchInterval())
        ? find(known, id)
        : fetch().flatMapMany(fresh -> find(fresh, id));
  }

  private static Flux<JWK> find(Fetched known, String id) {
    return Mono.justOrEmpty(known.keys().getKeyByKeyId(id)).flux();
  }

  /** Nobody waits for it, lest a Keycloak that does not answer keeps good tokens waiting. */
  private void refresh() {
    long last = refreshed.get();
    long now = System.nanoTime();
    if (now - last > properties.keyFetchInterval().toNanos()
        && refreshed.compareAndSet(last, now)) {
      fetch().subscribe(fresh -> {}, away -> log.debug("Keys cannot be fetched", away));
    }
  }

  /** Those who ask meanwhile wait for the same answer. */
  private Mono<Fetched> fetch() {
    Mono<Fetched> request =
        http.get()
            .uri(address)
            .retrieve()
            .bodyToMono(String.class)
            .timeout(FETCH_TIMEOUT)
            .map(SigningKeys::parse)
            .doOnNext(keys -> fetched = keys)
            .doFinally(end -> fetching.set(null))
            .cache();
    Mono<Fetched> underWay = fetching.compareAndExchange(null, request);
    return underWay == null ? request : underWay;
  }

  private static Fetched parse(String json) {
    try {
      return new Fetched(JWKSet.parse(json), System.nanoTime());
    } catch (ParseException malformed) {
      throw new IllegalArgumentException("Keycloak's keys cannot be read", malformed);
    }
  }
}
