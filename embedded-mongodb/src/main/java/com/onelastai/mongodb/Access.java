package com.onelastai.mongodb;

import com.onelastai.mongodb.OrderedIndex.KeyRange;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A way to a query's documents that does not read the whole collection. */
sealed interface Access {

  /**
   * The records of at least all documents that match, each once: in the order of insertion, as a
   * scan finds them, unless sorted.
   */
  Stream<Long> records();

  /** Whether the records are in the order that the query asks for. */
  default boolean isSorted() {
    return false;
  }

  /** Its stage in the answer to {@code explain}. */
  Document stage();

  record KeyLookup(StoredIndex index, Document values) implements Access {

    @Override
    public Stream<Long> records() {
      return StreamSupport.stream(index.getPositions(values).spliterator(), false)
          .sorted()
          .distinct();
    }

    @Override
    public Document stage() {
      return Explanation.indexScan(index, true);
    }
  }

  /**
   * @param order null if the documents are to be sorted afterwards, or not at all
   */
  record IndexScan(OrderedIndex index, List<KeyRange> ranges, @Nullable Order order)
      implements Access {

    /**
     * @param forward whether the keys are read in their own order
     * @param fields how many leading fields of the keys are fixed or sorted by
     */
    record Order(boolean forward, int fields) {}

    /** Whether it may leave out documents that do not match. */
    boolean isNarrow() {
      return index.isPartial() || !ranges.equals(List.of(KeyRange.ALL));
    }

    Stream<byte[]> keys() {
      return ranges.stream().flatMap(range -> index.keys(range).stream());
    }

    @Override
    public Stream<Long> records() {
      Order wanted = order;
      return wanted == null
          ? keys().map(OrderedIndex::record).sorted().distinct()
          : ranges.stream().flatMap(range -> sorted(range, wanted));
    }

    private Stream<Long> sorted(KeyRange range, Order wanted) {
      NavigableSet<byte[]> keys = index.keys(range);
      return new KeyGroups(
              index,
              wanted.fields(),
              wanted.forward() ? keys.iterator() : keys.descendingIterator())
          .records();
    }

    @Override
    public boolean isSorted() {
      return order != null;
    }

    @Override
    public Document stage() {
      return Explanation.indexScan(index, order == null || order.forward());
    }
  }

  record Union(List<Access> branches) implements Access {

    @Override
    public Stream<Long> records() {
      return branches.stream().flatMap(Access::records).sorted().distinct();
    }

    @Override
    public Document stage() {
      return new Document("stage", "OR")
          .append("inputStages", branches.stream().map(Access::stage).toList());
    }
  }
}
