package com.onelastai.tracking.ingest;

import com.onelastai.starter.problem.FieldProblem;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates JSON of any shape: bounded in size and depth, no key, number or text that cannot be
 * stored. A key may have dots and dollars, which mean something to MongoDB: who stores one encodes
 * it.
 */
final class JsonBudget {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_KEY = 128;

  private final int maxBytes;
  private int bytes;

  JsonBudget(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds the value's size and returns its first error, or null. */
  @Nullable FieldProblem add(String field, @Nullable Object value) {
    FieldProblem problem = walk(value, 1);
    if (bytes > maxBytes) {
      return new FieldProblem(field, "too_large", "exceeds " + maxBytes + " bytes of JSON");
    }
    return problem == null ? null : under(field, problem);
  }

  /** Adds the size of a key at the top and returns its error, or null. */
  @Nullable FieldProblem addKey(String key) {
    count(Text.utf8Length(key) + 3);
    return key(key);
  }

  private @Nullable FieldProblem walk(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      return new FieldProblem("", "too_deep", "must not be nested deeper than " + MAX_DEPTH);
    }
    return switch (value) {
      case null -> count(4);
      case String text -> text(text);
      case Map<?, ?> object -> object(object, depth);
      case List<?> array -> array(array, depth);
      case BigInteger _ -> new FieldProblem("", "out_of_range", "must fit in 64 bits");
      case Double number when !Double.isFinite(number) ->
          new FieldProblem("", "out_of_range", "must be a finite number");
      default -> count(value.toString().length());
    };
  }

  private @Nullable FieldProblem object(Map<?, ?> object, int depth) {
    count(2);
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String key = (String) entry.getKey();
      FieldProblem problem = addKey(key);
      if (problem == null) {
        problem = walk(entry.getValue(), depth + 1);
        problem = problem == null ? null : under(key, problem);
      }
      if (problem != null || bytes > maxBytes) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable FieldProblem array(List<?> array, int depth) {
    count(2);
    for (int i = 0; i < array.size() && bytes <= maxBytes; i++) {
      count(1);
      FieldProblem problem = walk(array.get(i), depth + 1);
      if (problem != null) {
        return under("[" + i + "]", problem);
      }
    }
    return null;
  }

  private static @Nullable FieldProblem key(String key) {
    if (Text.hasControl(key)) {
      return new FieldProblem(key, "key_not_allowed", "must not contain control characters");
    }
    return key.length() > MAX_KEY || Text.utf8Length(key) == Text.MALFORMED
        ? new FieldProblem(key, "key_not_allowed", "is too long or malformed")
        : null;
  }

  private @Nullable FieldProblem text(String text) {
    int length = Text.utf8Length(text);
    if (length == Text.MALFORMED) {
      return new FieldProblem("", "malformed_text", "contains an incomplete character");
    }
    return count(length + 2);
  }

  private @Nullable FieldProblem count(int more) {
    bytes += more;
    return null;
  }

  private static FieldProblem under(String parent, FieldProblem child) {
    boolean joined = child.field().isEmpty() || child.field().startsWith("[");
    String field = joined ? parent + child.field() : parent + "." + child.field();
    return new FieldProblem(field, child.code(), child.detail());
  }
}
