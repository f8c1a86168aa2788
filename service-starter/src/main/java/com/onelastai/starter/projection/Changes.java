package com.onelastai.starter.projection;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An update of one document, put together field by field. */
public final class Changes {

  private final Document update = new Document();

  public Changes set(String field, @Nullable Object value) {
    operator("$set").put(field, value);
    return this;
  }

  /** Null leaves the field away. */
  public Changes setIfPresent(String field, @Nullable Object value) {
    return value == null ? this : set(field, value);
  }

  /** Null leaves the field away. What was said first stands, and what is set stands above it. */
  public Changes setOnInsert(String field, @Nullable Object value) {
    if (value != null) {
      operator("$setOnInsert").putIfAbsent(field, value);
    }
    return this;
  }

  public Changes increment(String field, long by) {
    Document increments = operator("$inc");
    increments.put(field, by + (increments.get(field) instanceof Long sofar ? sofar : 0L));
    return this;
  }

  public Changes max(String field, double value) {
    Document greatest = operator("$max");
    greatest.put(
        field, greatest.get(field) instanceof Double known ? Math.max(known, value) : value);
    return this;
  }

  /** What is said of a document that is not there yet. */
  Document onInsert() {
    return operator("$setOnInsert");
  }

  public boolean isEmpty() {
    return update.isEmpty();
  }

  /** The update, where a field that is set is not set on insert as well: that would be refused. */
  public Document toUpdate() {
    if (update.get("$set") instanceof Document set
        && update.get("$setOnInsert") instanceof Document onInsert) {
      onInsert.keySet().removeAll(set.keySet());
      if (onInsert.isEmpty()) {
        update.remove("$setOnInsert");
      }
    }
    return update;
  }

  private Document operator(String operator) {
    return (Document) update.computeIfAbsent(operator, _ -> new Document());
  }
}
