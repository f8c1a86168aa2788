package com.onelastai.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.onelastai.gateway.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A token bucket per key, in this process only. */
final class Buckets {

  private static final int MAX_BUCKETS = 100_000;
  private static final int NETWORK_OF_IPV6 = 8;

  private final LoadingCache<String, Bucket> buckets;

  Buckets(int perMinute) {
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            // A bucket is full again after a minute, like a new one.
            .expireAfterAccess(Duration.ofMinutes(2))
            .build(key ->
                Bucket.builder()
                    .addLimit(limit ->
                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build());
  }

  @Nullable Problem take(InetAddress address) {
    return take(key(address));
  }

  /** Takes a token. A problem, if there was none. */
  @Nullable Problem take(String key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? null
        : new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "rate_limited",
            "Too many requests.",
            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
  }

  /** One household has a whole /64 of IPv6. */
  private static String key(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    return HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_OF_IPV6);
  }
}
