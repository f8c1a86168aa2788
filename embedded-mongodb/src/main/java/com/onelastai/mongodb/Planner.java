package com.onelastai.mongodb;

import com.onelastai.mongodb.Access.IndexScan;
import com.onelastai.mongodb.Access.IndexScan.Order;
import com.onelastai.mongodb.Access.KeyLookup;
import com.onelastai.mongodb.Access.Union;
import com.onelastai.mongodb.OrderedIndex.KeyRange;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index of a query: a unique one that has the document, else the one with the fewest
 * keys between the query's bounds, else one for each branch of an {@code $or}, else one that only
 * sorts.
 */
record Planner(List<StoredIndex> unique, List<OrderedIndex> ordered) {

  private static final int MAX_RANGES = 10_000;

  /** More are not counted: it is then dear by whichever index. */
  private static final int COMPARED_KEYS = 100;

  private static final Comparator<IndexScan> CHEAPEST =
      Comparator.<IndexScan>comparingLong(scan -> scan.keys().limit(COMPARED_KEYS).count())
          .thenComparing(scan -> !scan.isSorted());

  static Planner of(List<Index<Long>> indexes) {
    return new Planner(
        indexes.stream()
            .filter(StoredIndex.class::isInstance)
            .map(StoredIndex.class::cast)
            .toList(),
        indexes.stream()
            .filter(OrderedIndex.class::isInstance)
            .map(OrderedIndex.class::cast)
            .toList());
  }

  /** Empty if only a scan of the collection answers the query. */
  Optional<Access> plan(Document query, @Nullable Document orderBy) {
    return plan(new Conditions(query), orderBy == null ? new Document() : orderBy);
  }

  /** Empty if this index does not help. */
  static Optional<Access> plan(OrderedIndex index, Document query, @Nullable Document orderBy) {
    Conditions conditions = new Conditions(query);
    IndexScan scan = scan(index, conditions, orderBy == null ? new Document() : orderBy);
    return index.covers(conditions) && (scan.isNarrow() || scan.isSorted())
        ? Optional.of(scan)
        : Optional.empty();
  }

  private Optional<Access> plan(Conditions conditions, Document orderBy) {
    return lookup(conditions)
        .or(() -> scan(conditions, orderBy, true))
        .or(() -> union(conditions))
        .or(() -> scan(conditions, orderBy, false));
  }

  private Optional<Access> lookup(Conditions conditions) {
    Document values = conditions.byValues();
    return unique.stream()
        .filter(index -> index.canHandle(values))
        .<Access>map(index -> new KeyLookup(index, values))
        .findFirst();
  }

  private Optional<Access> union(Conditions conditions) {
    return conditions.alternatives().stream()
        .map(this::branches)
        .filter(branches -> branches.stream().allMatch(Optional::isPresent))
        .<Access>map(branches -> new Union(branches.stream().flatMap(Optional::stream).toList()))
        .findFirst();
  }

  private List<Optional<Access>> branches(List<Conditions> alternative) {
    return alternative.stream()
        .map(branch -> lookup(branch).or(() -> scan(branch, new Document(), true)))
        .toList();
  }

  private Optional<Access> scan(Conditions conditions, Document orderBy, boolean narrow) {
    return ordered.stream()
        .filter(index -> index.covers(conditions))
        .map(index -> scan(index, conditions, orderBy))
        .filter(scan -> narrow ? scan.isNarrow() : scan.isSorted())
        .min(CHEAPEST)
        .map(Access.class::cast);
  }

  private static IndexScan scan(OrderedIndex index, Conditions conditions, Document orderBy) {
    List<KeyRange> ranges = List.of(KeyRange.ALL);
    int fixed = 0;
    while (fixed < index.size()) {
      Bounds bounds = conditions.bounds(index.path(fixed), !index.hasArrays(fixed));
      if (bounds.isAll() || ranges.size() * (long) bounds.intervals().size() > MAX_RANGES) {
        break;
      }
      ranges = index.narrow(ranges, bounds, fixed);
      if (!bounds.arePoints()) {
        break;
      }
      fixed++;
    }
    return new IndexScan(index, ranges, ranges.size() == 1 ? order(index, fixed, orderBy) : null);
  }

  /** How the keys are read so that they are sorted; null if they cannot be. */
  private static @Nullable Order order(OrderedIndex index, int fixed, Document orderBy) {
    int position = fixed;
    @Nullable Boolean forward = null;
    for (Entry<String, Object> field : orderBy.entrySet()) {
      if (isFixed(index, fixed, field.getKey())) {
        continue;
      }
      if (position == index.size()
          || !index.path(position).equals(field.getKey())
          || !index.isSorted(position)) {
        return null;
      }
      boolean same = index.isAscending(position) == isAscending(field.getValue());
      if (forward != null && forward != same) {
        return null;
      }
      forward = same;
      position++;
    }
    return forward == null ? null : new Order(forward, position);
  }

  private static boolean isFixed(OrderedIndex index, int fixed, String path) {
    return IntStream.range(0, fixed)
        .anyMatch(position -> index.path(position).equals(path) && index.isSorted(position));
  }

  private static boolean isAscending(Object direction) {
    return direction instanceof Number number && number.intValue() > 0;
  }
}
