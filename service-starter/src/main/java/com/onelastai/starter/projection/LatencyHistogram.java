package com.onelastai.starter.projection;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Durations in buckets, each {@value #BASE} times as wide as the one before: any percentile is
 * right within two percent, and histograms are added bucket by bucket.
 */
public final class LatencyHistogram {

  private static final double BASE = 1.04;
  private static final double LOG_BASE = Math.log(BASE);

  private final NavigableMap<Integer, Long> buckets = new TreeMap<>();
  private long total;

  /** Bucket 0 holds what took less than a millisecond or one, bucket n what took up to BASE^n. */
  public static int bucketOf(long milliseconds) {
    return milliseconds <= 1 ? 0 : (int) Math.ceil(Math.log(milliseconds) / LOG_BASE);
  }

  public void add(int bucket, long count) {
    buckets.merge(bucket, count, Long::sum);
    total += count;
  }

  public long total() {
    return total;
  }

  /**
   * The duration in milliseconds that a share of all did not exceed: the middle of its bucket.
   *
   * @param share such as 0.95
   */
  public double percentile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long passed = 0;
    for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
      passed += bucket.getValue();
      if (passed >= rank) {
        return middle(bucket.getKey());
      }
    }
    return 0;
  }

  private static double middle(int bucket) {
    return bucket == 0 ? 1 : Math.round(Math.pow(BASE, bucket - 0.5) * 10) / 10.0;
  }
}
