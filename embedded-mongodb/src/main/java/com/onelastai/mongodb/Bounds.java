package com.onelastai.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the values that match a condition are in the order of {@link KeyBytes}. Bounds are always
 * inclusive: the matcher decides about what they let through.
 *
 * @param excludesMissing whether a document without the field cannot match
 */
record Bounds(List<Interval> intervals, boolean excludesMissing) {

  static final Bounds ALL = new Bounds(List.of(new Interval(KeyBytes.FIRST, KeyBytes.LAST)), false);

  private static final Collection<?> NULL = Collections.singletonList(null);

  record Interval(byte[] low, byte[] high) {

    boolean isPoint() {
      return Arrays.equals(low, high);
    }

    private Interval intersect(Interval other) {
      return new Interval(
          Arrays.compareUnsigned(low, other.low) >= 0 ? low : other.low,
          Arrays.compareUnsigned(high, other.high) <= 0 ? high : other.high);
    }

    private boolean isEmpty() {
      return Arrays.compareUnsigned(low, high) > 0;
    }
  }

  /**
   * @param condition a value or a document of operators
   */
  static Bounds of(@Nullable Object condition) {
    if (!(condition instanceof Document operators)) {
      return hasPoint(condition) ? points(Collections.singletonList(condition)) : ALL;
    }
    Bounds all = ALL;
    for (Entry<String, Object> operator : operators.entrySet()) {
      Bounds bounds = of(operator.getKey(), operator.getValue());
      if (bounds == null) {
        // In an array, the matcher leaves out some operators beside others, such as $ne.
        return ALL;
      }
      all = all.intersect(bounds);
    }
    return all;
  }

  private static @Nullable Bounds of(String operator, @Nullable Object operand) {
    return switch (operator) {
      case "$eq" -> hasPoint(operand) ? points(Collections.singletonList(operand)) : null;
      case "$in" ->
          operand instanceof Collection<?> values && values.stream().allMatch(Bounds::hasPoint)
              ? points(values)
              : null;
      case "$exists" -> Utils.isTrue(operand) ? new Bounds(ALL.intervals, true) : points(NULL);
      case "$gt", "$gte" -> {
        byte[] from = KeyBytes.encode(operand);
        yield range(operand, from, KeyBytes.after(from));
      }
      case "$lt", "$lte" -> {
        byte[] to = KeyBytes.encode(operand);
        yield range(operand, KeyBytes.before(to), to);
      }
      default -> null;
    };
  }

  private static @Nullable Bounds range(@Nullable Object operand, byte[] low, byte[] high) {
    return KeyBytes.hasRange(operand) ? new Bounds(List.of(new Interval(low, high)), true) : null;
  }

  private static boolean hasPoint(@Nullable Object value) {
    return value == null || KeyBytes.hasRange(value);
  }

  private static Bounds points(Collection<?> values) {
    List<Interval> intervals =
        values.stream()
            .map(KeyBytes::encode)
            .sorted(Arrays::compareUnsigned)
            .map(point -> new Interval(point, point))
            .toList();
    return new Bounds(intervals, values.stream().noneMatch(Objects::isNull));
  }

  Bounds intersect(Bounds other) {
    List<Interval> common =
        intervals.stream()
            .flatMap(mine -> other.intervals.stream().map(mine::intersect))
            .filter(interval -> !interval.isEmpty())
            .toList();
    return new Bounds(common, excludesMissing || other.excludesMissing);
  }

  boolean arePoints() {
    return intervals.stream().allMatch(Interval::isPoint);
  }

  boolean isAll() {
    return intervals.size() == 1
        && intervals.getFirst().low == KeyBytes.FIRST
        && intervals.getFirst().high == KeyBytes.LAST;
  }
}
