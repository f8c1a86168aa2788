package com.onelastai.mongodb;

import static com.onelastai.mongodb.KeyBytes.concat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique: keys in memory, each with the record's number at its end. It has no
 * keys until it is opened, before its first use. mongo-java-server sees an index without entries,
 * because it does not say which record a deleted document had; the collection maintains this one.
 */
final class OrderedIndex extends EmptyIndex<Long> {

  private static final byte[] NOTHING = {};
  private static final byte[] AFTER_ALL = {(byte) 0xFF};

  private final boolean sparse;
  private final Supplier<@Nullable Document> declaredFilter;
  private final List<KeyPath> paths;
  private final boolean[] arrays;
  private final boolean[] inexact;
  private final NavigableSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
  private @Nullable Document partialFilter;
  private boolean open;

  /** Keys from one to all that begin with the other. */
  record KeyRange(byte[] from, byte[] to) {

    static final KeyRange ALL = new KeyRange(NOTHING, NOTHING);
  }

  OrderedIndex(
      String name,
      List<IndexKey> fields,
      boolean sparse,
      Supplier<@Nullable Document> declaredFilter) {
    super(name, fields);
    this.sparse = sparse;
    this.declaredFilter = declaredFilter;
    this.paths = fields.stream().map(field -> new KeyPath(field.getKey())).toList();
    this.arrays = new boolean[paths.size()];
    this.inexact = new boolean[paths.size()];
  }

  /** Not to be filled by mongo-java-server, which would read all documents for each index. */
  @Override
  public boolean isEmpty() {
    return false;
  }

  boolean isOpen() {
    return open;
  }

  /** The caller then inserts all documents. */
  void open() {
    partialFilter = declaredFilter.get();
    open = true;
  }

  void insert(Document document, Long record) {
    if (open) {
      keys(document, record).forEach(keys::add);
    }
  }

  void update(Document oldDocument, Document newDocument, Long record) {
    if (!open) {
      return;
    }
    List<byte[]> before = keys(oldDocument, record);
    List<byte[]> after = keys(newDocument, record);
    if (!Arrays.deepEquals(before.toArray(), after.toArray())) {
      before.forEach(keys::remove);
      after.forEach(keys::add);
    }
  }

  void delete(Document document, Long record) {
    if (open) {
      keys(document, record).forEach(keys::remove);
    }
  }

  private List<byte[]> keys(Document document, Long record) {
    List<List<@Nullable Object>> values = new ArrayList<>(paths.size());
    for (KeyPath path : paths) {
      values.add(path.values(document));
    }
    if (!includes(document, values)) {
      return List.of();
    }
    List<byte[]> keys = List.of(NOTHING);
    for (int position = 0; position < values.size(); position++) {
      keys = append(keys, values.get(position), position);
    }
    byte[] suffix = ByteBuffer.allocate(Long.BYTES).putLong(record).array();
    return keys.stream().map(key -> concat(key, suffix)).toList();
  }

  private boolean includes(Document document, List<List<@Nullable Object>> values) {
    return !(sparse && areMissing(values))
        && (partialFilter == null || new DefaultQueryMatcher().matches(document, partialFilter));
  }

  private static boolean areMissing(List<List<@Nullable Object>> values) {
    for (List<@Nullable Object> ofPath : values) {
      for (@Nullable Object value : ofPath) {
        if (!(value instanceof Missing)) {
          return false;
        }
      }
    }
    return true;
  }

  private List<byte[]> append(List<byte[]> keys, List<@Nullable Object> values, int position) {
    arrays[position] |= values.size() > 1 || values.getFirst() == KeyBytes.EMPTY_ARRAY;
    List<byte[]> longer = new ArrayList<>(keys.size() * values.size());
    for (@Nullable Object value : values) {
      inexact[position] |= !KeyBytes.isExact(value);
      byte[] field = directed(KeyBytes.encode(value), position);
      for (byte[] key : keys) {
        longer.add(concat(key, field));
      }
    }
    return longer;
  }

  private byte[] directed(byte[] field, int position) {
    return isAscending(position) ? field : KeyBytes.inverted(field);
  }

  /** Whether it has every document that matches. */
  boolean covers(Conditions conditions) {
    return !(sparse && paths.stream().noneMatch(path -> conditions.excludeMissing(path.text())))
        && (partialFilter == null || conditions.imply(partialFilter));
  }

  /** Whether it may have few of the documents. */
  boolean isPartial() {
    return sparse || partialFilter != null;
  }

  int size() {
    return paths.size();
  }

  String path(int position) {
    return paths.get(position).text();
  }

  boolean isAscending(int position) {
    return getKeys().get(position).isAscending();
  }

  boolean hasArrays(int position) {
    return arrays[position];
  }

  /** Whether documents sorted by this field are in the order of the keys. */
  boolean isSorted(int position) {
    return !arrays[position] && !inexact[position];
  }

  /** Each range of the fields before this position, continued by the intervals at it. */
  List<KeyRange> narrow(List<KeyRange> ranges, Bounds bounds, int position) {
    boolean ascending = isAscending(position);
    List<KeyRange> narrowed = new ArrayList<>(ranges.size() * bounds.intervals().size());
    for (KeyRange range : ranges) {
      for (Bounds.Interval interval : bounds.intervals()) {
        byte[] first = ascending ? interval.low() : interval.high();
        byte[] last = ascending ? interval.high() : interval.low();
        narrowed.add(
            new KeyRange(
                concat(range.from(), directed(first, position)),
                concat(range.to(), directed(last, position))));
      }
    }
    return narrowed;
  }

  NavigableSet<byte[]> keys(KeyRange range) {
    return keys.subSet(range.from(), true, concat(range.to(), AFTER_ALL), true);
  }

  static Long record(byte[] key) {
    return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
  }

  /** Where the fields before this position end. */
  int end(byte[] key, int position) {
    int end = 0;
    for (int i = 0; i < position; i++) {
      end = KeyBytes.end(key, end, !isAscending(i));
    }
    return end;
  }
}
