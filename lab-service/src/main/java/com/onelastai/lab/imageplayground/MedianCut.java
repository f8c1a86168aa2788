package com.onelastai.lab.imageplayground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the colours of a picture. All its pixels begin in one box; the box with the most pixels far
 * from each other is cut at the median of its longest side, again and again, and each box becomes
 * its mean colour. Pixels are counted by the upper five bits of each part.
 */
final class MedianCut {

  private static final int BITS = 5;
  private static final int DROPPED = 8 - BITS;
  private static final int OPAQUE = 128;

  private final long[] counts = new long[1 << 3 * BITS];
  private final long[][] sums = new long[3][1 << 3 * BITS];

  private MedianCut(int[] pixels) {
    for (int pixel : pixels) {
      if (pixel >>> 24 >= OPAQUE) {
        int bin = bin(pixel);
        counts[bin]++;
        sums[0][bin] += Pixels.red(pixel);
        sums[1][bin] += Pixels.green(pixel);
        sums[2][bin] += Pixels.blue(pixel);
      }
    }
  }

  /** At most so many, and at least one. */
  static int[] colours(int[] pixels, int most) {
    return new MedianCut(pixels).cut(most);
  }

  private static int bin(int pixel) {
    return Pixels.red(pixel) >> DROPPED << 2 * BITS
        | Pixels.green(pixel) >> DROPPED << BITS
        | Pixels.blue(pixel) >> DROPPED;
  }

  private int[] cut(int most) {
    int[] used = IntStream.range(0, counts.length).filter(bin -> counts[bin] > 0).toArray();
    if (used.length == 0) {
      return new int[] {0};
    }
    List<Box> boxes = new ArrayList<>(List.of(box(used)));
    while (boxes.size() < most) {
      Box widest = boxes.stream().max(Comparator.comparingDouble(Box::weight)).orElseThrow();
      if (widest.bins().length == 1) {
        break;
      }
      boxes.remove(widest);
      boxes.addAll(halves(widest));
    }
    return boxes.stream().mapToInt(this::mean).toArray();
  }

  /**
   * @param side the part that differs most in it: 0 is red, 1 green and 2 blue
   * @param weight 0 for a single bin
   */
  private record Box(int[] bins, int side, double weight) {}

  private Box box(int[] bins) {
    int longest = 0;
    double length = -1;
    long pixels = Arrays.stream(bins).mapToLong(bin -> counts[bin]).sum();
    for (int side = 0; side < sums.length; side++) {
      int part = side;
      var range = Arrays.stream(bins).mapToDouble(bin -> part(part, bin)).summaryStatistics();
      if (range.getMax() - range.getMin() > length) {
        length = range.getMax() - range.getMin();
        longest = side;
      }
    }
    return new Box(bins, longest, bins.length == 1 ? 0 : length * length * pixels);
  }

  private List<Box> halves(Box box) {
    int[] sorted =
        Arrays.stream(box.bins())
            .boxed()
            .sorted(Comparator.comparingDouble(bin -> part(box.side(), bin)))
            .mapToInt(Integer::intValue)
            .toArray();
    long half = Arrays.stream(sorted).mapToLong(bin -> counts[bin]).sum() / 2;
    int end = 1;
    for (long seen = counts[sorted[0]]; seen < half && end < sorted.length - 1; end++) {
      seen += counts[sorted[end]];
    }
    return List.of(
        box(Arrays.copyOf(sorted, end)), box(Arrays.copyOfRange(sorted, end, sorted.length)));
  }

  private double part(int side, int bin) {
    return (double) sums[side][bin] / counts[bin];
  }

  private int mean(Box box) {
    double pixels = Arrays.stream(box.bins()).mapToLong(bin -> counts[bin]).sum();
    double[] mean =
        Arrays.stream(sums)
            .mapToDouble(sum -> Arrays.stream(box.bins()).mapToLong(bin -> sum[bin]).sum() / pixels)
            .toArray();
    return Pixels.rgb(mean[0], mean[1], mean[2]);
  }
}
