package com.onelastai.community.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Reads what follows a place in an order of two fields: what has the same first value, then what
 * comes after it. Each is a range of the index; in one query with an {@code $or}, everything with
 * that value would be read, such as all posts without a like.
 */
public final class IndexRanges {

  private IndexRanges() {}

  /** Reads one range after the other, until there are enough. */
  public static <T> List<T> read(List<Query> ranges, int limit, Function<Query, List<T>> find) {
    List<T> found = new ArrayList<>();
    for (Query range : ranges) {
      // A limit of zero would be none.
      if (found.size() < limit) {
        found.addAll(find.apply(range.limit(limit - found.size())));
      }
    }
    return found;
  }
}
