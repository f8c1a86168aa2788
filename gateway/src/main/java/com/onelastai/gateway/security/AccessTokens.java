package com.onelastai.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.onelastai.gateway.ended.EndedLogins;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks access tokens. To verify one takes 0.1 ms, near half of what all else of a request costs
 * here, so one that was found good is remembered for a while; whether it has expired or its login
 * was ended is asked each time.
 */
@Component
class AccessTokens {

  /** How much clocks may differ. */
  static final Duration SKEW = Duration.ofSeconds(5);

  private static final int MAX_REMEMBERED = 10_000;

  /** Short, as a key that Keycloak withdraws is noticed only when a token is verified. */
  private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

  private final ReactiveJwtDecoder decoder;
  private final EndedLogins ended;
  private final Clock clock;
  private final Cache<String, AccessToken> verified =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();

  AccessTokens(ReactiveJwtDecoder decoder, EndedLogins ended, Clock clock) {
    this.decoder = decoder;
    this.ended = ended;
    this.clock = clock;
  }

  /** Fails with a {@link BadJwtException} if it is not good, or else if that cannot be said. */
  Mono<AccessToken> check(String token) {
    AccessToken known = verified.getIfPresent(token);
    return known != null
        ? judge(known)
        : decoder
            .decode(token)
            .map(AccessTokens::read)
            .doOnNext(fresh -> verified.put(token, fresh))
            .flatMap(this::judge);
  }

  private Mono<AccessToken> judge(AccessToken token) {
    if (clock.instant().minus(SKEW).isAfter(token.expiresAt())) {
      return Mono.error(() -> new BadJwtException("The token has expired"));
    }
    return ended.contain(token.userId(), token.sessionId())
        ? Mono.error(() -> new BadJwtException("The login was ended"))
        : Mono.just(token);
  }

  private static AccessToken read(Jwt token) {
    String userId = token.getSubject();
    if (userId == null) {
      throw new BadJwtException("The token names no user");
    }
    return new AccessToken(
        userId, token.getClaimAsString("sid"), Objects.requireNonNull(token.getExpiresAt()));
  }
}
