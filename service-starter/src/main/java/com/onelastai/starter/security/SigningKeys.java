package com.onelastai.starter.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which Keycloak signs. The known ones stand while it is away, for longer than any
 * token lives; made-up key ids make nobody ask it more than now and then.
 */
class SigningKeys implements JWKSource<SecurityContext> {

  private static final int CONNECT_TIMEOUT_MS = 1_000;
  private static final int READ_TIMEOUT_MS = 2_000;
  private static final int SIZE_LIMIT = 256 * 1024;
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final JWKSource<SecurityContext> keys;
  private volatile boolean known;

  SigningKeys(URL address, TokenProperties settings) {
    long lifetime = settings.keyLifetime().toMillis();
    keys =
        JWKSourceBuilder.<SecurityContext>create(
                address,
                new DefaultResourceRetriever(CONNECT_TIMEOUT_MS, READ_TIMEOUT_MS, SIZE_LIMIT))
            .cache(lifetime, lifetime / 10)
            // Nobody waits for keys that are fetched a little before the known ones expire.
            .refreshAheadCache(
                lifetime / 10,
                null,
                Executors.newVirtualThreadPerTaskExecutor(),
                false,
                null,
                false)
            .rateLimited(settings.keyFetchInterval().toMillis())
            .outageTolerant(OUTAGE.toMillis())
            .build();
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      List<JWK> found = keys.get(selector, context);
      known = known || !found.isEmpty();
      return found;
    } catch (RateLimitReachedException askedBefore) {
      if (known) {
        return List.of();
      }
      // Without any keys nothing can be said about a token.
      throw askedBefore;
    }
  }
}
