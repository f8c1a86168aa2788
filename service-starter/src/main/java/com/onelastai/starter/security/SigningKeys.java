package com.onelastai.starter.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys with which Keycloak signs. While it is away the cached ones are used, for longer than
 * any token lives. Tokens with made-up key ids cannot make a service flood Keycloak.
 */
class SigningKeys implements JWKSource<SecurityContext> {

  private static final int CONNECT_TIMEOUT_MS = 1_000;
  private static final int READ_TIMEOUT_MS = 2_000;
  private static final int SIZE_LIMIT = 256 * 1024;
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final JWKSource<SecurityContext> keys;
  private volatile boolean known;
  private volatile boolean away;
  private volatile @Nullable Fetched last;

  private record Fetched(Resource keys, long nanos) {}

  /**
   * @param keyLifetime after which cached keys are fetched again
   * @param keyFetchInterval between fetches because of unknown keys, on average at least
   */
  @ConfigurationProperties("onelastai.token")
  record Properties(Duration keyLifetime, Duration keyFetchInterval) {}

  SigningKeys(URL address, Properties settings) {
    long lifetime = settings.keyLifetime().toMillis();
    ResourceRetriever http =
        new DefaultResourceRetriever(CONNECT_TIMEOUT_MS, READ_TIMEOUT_MS, SIZE_LIMIT);
    keys =
        JWKSourceBuilder.<SecurityContext>create(address, url -> fetch(http, url))
            .cache(lifetime, lifetime / 10)
            // Keys are fetched long before the cached ones expire, so that no request waits.
            .refreshAheadCache(
                lifetime / 2, null, Executors.newVirtualThreadPerTaskExecutor(), false, null, false)
            // Two requests at most in twice the interval.
            .rateLimited(2 * settings.keyFetchInterval().toMillis())
            .build();
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      List<JWK> found = keys.get(selector, context);
      if (found.isEmpty() && away) {
        throw new KeySourceException("Keycloak is away, and the key is not a cached one");
      }
      known = known || !found.isEmpty();
      return found;
    } catch (RateLimitReachedException tooSoon) {
      if (known && !away) {
        return List.of();
      }
      // The key may be one that could not be fetched: the token may be valid.
      throw tooSoon;
    }
  }

  /**
   * Tolerates an outage here, as Nimbus' own tolerance does not include the refresh in the
   * background: requests would wait for a Keycloak that does not answer.
   */
  private Resource fetch(ResourceRetriever http, URL address) throws IOException {
    try {
      Resource keys = http.retrieveResource(address);
      last = new Fetched(keys, System.nanoTime());
      away = false;
      return keys;
    } catch (IOException failure) {
      away = true;
      Fetched known = last;
      if (known == null || System.nanoTime() - known.nanos() > OUTAGE.toNanos()) {
        throw failure;
      }
      return known.keys();
    }
  }
}
