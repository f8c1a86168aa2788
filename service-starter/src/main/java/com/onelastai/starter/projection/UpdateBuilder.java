package com.onelastai.starter.projection;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Builds an update of one document. */
public final class UpdateBuilder {

  private final Document update = new Document();

  public UpdateBuilder set(String field, @Nullable Object value) {
    operator("$set").put(field, value);
    return this;
  }

  /** Null is not written. */
  public UpdateBuilder setIfPresent(String field, @Nullable Object value) {
    return value == null ? this : set(field, value);
  }

  /** Null is not written. The first value wins, and {@link #set} wins over it. */
  public UpdateBuilder setOnInsert(String field, @Nullable Object value) {
    if (value != null) {
      operator("$setOnInsert").putIfAbsent(field, value);
    }
    return this;
  }

  public UpdateBuilder increment(String field, long by) {
    Document increments = operator("$inc");
    increments.put(field, by + (increments.get(field) instanceof Long sofar ? sofar : 0L));
    return this;
  }

  public UpdateBuilder max(String field, double value) {
    Document greatest = operator("$max");
    greatest.put(
        field, greatest.get(field) instanceof Double known ? Math.max(known, value) : value);
    return this;
  }

  /** The fields of a document that does not exist yet. */
  Document onInsert() {
    return operator("$setOnInsert");
  }

  public boolean isEmpty() {
    return update.isEmpty();
  }

  /** The update; MongoDB refuses one that sets a field twice, so {@link #set} wins. */
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
