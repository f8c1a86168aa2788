package com.onelastai.mongodb;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sorted keys in groups whose leading fields are equal: inside, the order is that of insertion. */
final class KeyGroups implements Iterator<SortedSet<Long>> {

  private final OrderedIndex index;
  private final int fields;
  private final Iterator<byte[]> keys;
  private byte @Nullable [] next;

  KeyGroups(OrderedIndex index, int fields, Iterator<byte[]> keys) {
    this.index = index;
    this.fields = fields;
    this.keys = keys;
    advance();
  }

  /** Read as they are asked for. */
  Stream<Long> records() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
        .flatMap(SortedSet::stream);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public SortedSet<Long> next() {
    byte[] first = next;
    if (first == null) {
      throw new NoSuchElementException();
    }
    int end = index.end(first, fields);
    SortedSet<Long> group = new TreeSet<>();
    for (byte[] key = first; key != null && startsEqual(first, key, end); key = next) {
      group.add(OrderedIndex.record(key));
      advance();
    }
    return group;
  }

  private static boolean startsEqual(byte[] first, byte[] key, int end) {
    return Arrays.equals(first, 0, end, key, 0, Math.min(end, key.length));
  }

  private void advance() {
    next = keys.hasNext() ? keys.next() : null;
  }
}
