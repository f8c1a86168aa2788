package com.onelastai.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A dotted path, and all values in a document that the matcher compares with a condition on it. */
record KeyPath(String text, List<String> names) {

  private static final Pattern UNSUPPORTED = Pattern.compile("\\d*|\\$.*");

  KeyPath(String text) {
    this(text, List.of(text.split("\\.", -1)));
  }

  /** Neither a position in an array nor a wildcard. */
  boolean isSupported() {
    return names.stream().noneMatch(name -> UNSUPPORTED.matcher(name).matches());
  }

  /** At least one; {@link Missing} for each place where the path ends early. */
  List<@Nullable Object> values(Document document) {
    if (names.size() == 1 && !(document.get(text) instanceof Collection<?>)) {
      List<@Nullable Object> single = new ArrayList<>(1);
      single.add(document.getOrMissing(text));
      return single;
    }
    List<@Nullable Object> values = new ArrayList<>();
    collect(document, 0, values);
    if (values.isEmpty()) {
      values.add(KeyBytes.EMPTY_ARRAY);
    }
    return values;
  }

  private void collect(@Nullable Object value, int depth, List<@Nullable Object> values) {
    if (depth == names.size()) {
      collectLeaf(value, values);
    } else if (value instanceof Collection<?> elements) {
      elements.forEach(element -> collect(element, depth, values));
    } else if (value instanceof Document document) {
      collect(document.getOrMissing(names.get(depth)), depth + 1, values);
    } else {
      values.add(Missing.getInstance());
    }
  }

  private static void collectLeaf(@Nullable Object value, List<@Nullable Object> values) {
    if (!(value instanceof Collection<?> elements)) {
      values.add(value);
    } else if (elements.isEmpty()) {
      values.add(KeyBytes.EMPTY_ARRAY);
    } else {
      elements.forEach(element -> collectLeaf(element, values));
    }
  }
}
