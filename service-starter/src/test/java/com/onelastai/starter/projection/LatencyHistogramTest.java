package com.onelastai.starter.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.9, 0.95, 0.99, 1})
  void percentileIsWithinTwoPercentOfTheExactOne(double share) {
    Random random = new Random(7);
    long[] durations =
        LongStream.generate(() -> 20 + (long) Math.exp(4 + 2 * random.nextGaussian()))
            .limit(10_000)
            .sorted()
            .toArray();
    LatencyHistogram histogram = new LatencyHistogram();
    for (long duration : durations) {
      histogram.add(LatencyHistogram.bucketOf(duration), 1);
    }

    long exact = durations[(int) Math.ceil(share * durations.length) - 1];
    assertThat(histogram.percentile(share)).isCloseTo(exact, withPercentage(2.1));
  }

  @Test
  void shortestAndLongestHaveBucketsOfTheirOwn() {
    assertThat(LatencyHistogram.bucketOf(0)).isZero();
    assertThat(LatencyHistogram.bucketOf(1)).isZero();
    assertThat(LatencyHistogram.bucketOf(2)).isEqualTo(18);
    assertThat(LatencyHistogram.bucketOf(Long.MAX_VALUE)).isLessThan(1_200);
  }

  @Test
  void histogramOfNothingHasNoPercentile() {
    assertThat(new LatencyHistogram().percentile(0.5)).isZero();
  }

  @Test
  void oneSlowCallInAHundredShowsInTheLastPercentAlone() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.add(LatencyHistogram.bucketOf(10), 98);
    histogram.add(LatencyHistogram.bucketOf(5_000), 2);

    assertThat(histogram.percentile(0.5)).isCloseTo(10, withPercentage(2));
    assertThat(histogram.percentile(0.95)).isCloseTo(10, withPercentage(2));
    assertThat(histogram.percentile(0.99)).isCloseTo(5_000, withPercentage(2));
  }
}
