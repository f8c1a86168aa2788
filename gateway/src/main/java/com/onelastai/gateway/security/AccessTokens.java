package com.onelastai.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.onelastai.gateway.revocation.RevokedLogins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Checks access tokens. Verifying a signature takes 0.1 ms, nearly half of what the rest of a
 * request costs here, so a verified token is cached for a while. Its expiry, and whether its login
 * was revoked, are checked each time.
 */
@Component
class AccessTokens {

  /** How far apart the clocks of two machines may be. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final int THREADS = 64;
  private static final int QUEUE = 10_000;
  private static final int MAX_CACHED = 10_000;

  /** Short, because a key that Keycloak withdraws is noticed only when a token is verified. */
  private static final Duration CACHED_FOR = Duration.ofMinutes(1);

  /**
   * A verified token.
   *
   * @param sessionId of the login, Keycloak's {@code sid}
   */
  record AccessToken(String userId, @Nullable String sessionId, boolean admin, Instant expiresAt) {}

  private final JwtDecoder decoder;
  private final RevokedLogins revoked;
  private final Clock clock;

  /** The decoder waits while it fetches Keycloak's keys, which must hold up no request thread. */
  private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, QUEUE, "token-check");

  private final Cache<String, AccessToken> verified =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(CACHED_FOR).build();

  AccessTokens(JwtDecoder decoder, RevokedLogins revoked, Clock clock) {
    this.decoder = decoder;
    this.revoked = revoked;
    this.clock = clock;
  }

  /**
   * Fails with a {@link BadJwtException} if the token is not valid, and with another {@link
   * JwtException} if it cannot be checked right now.
   */
  Mono<AccessToken> check(String token) {
    AccessToken known = verified.getIfPresent(token);
    return known != null
        ? judge(known)
        : Mono.fromCallable(() -> read(decoder.decode(token)))
            .subscribeOn(scheduler)
            .onErrorMap(
                RejectedExecutionException.class,
                busy -> new JwtException("Too many tokens to check", busy))
            .doOnNext(fresh -> verified.put(token, fresh))
            .flatMap(this::judge);
  }

  private Mono<AccessToken> judge(AccessToken token) {
    if (clock.instant().minus(SKEW).isAfter(token.expiresAt())) {
      return Mono.error(() -> new BadJwtException("The token has expired"));
    }
    return revoked.isRevoked(token.userId(), token.sessionId())
        ? Mono.error(() -> new BadJwtException("The login was revoked"))
        : Mono.just(token);
  }

  private static AccessToken read(Jwt token) {
    String userId = token.getSubject();
    if (userId == null) {
      throw new BadJwtException("The token names no user");
    }
    return new AccessToken(
        userId,
        token.getClaimAsString("sid"),
        com.onelastai.starter.security.Caller.of(token.getClaims()).isAdmin(),
        Objects.requireNonNull(token.getExpiresAt()));
  }
}
