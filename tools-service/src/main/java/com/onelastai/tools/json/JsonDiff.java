package com.onelastai.tools.json;

import com.onelastai.tools.json.JsonResult.Change;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The changes that make one document of another, in an order in which they can be made (RFC 6902).
 */
final class JsonDiff {

  private static final int MAX_PATHS = 500_000;

  private final List<Change> changes = new ArrayList<>();
  private int pathLength;

  static List<Change> between(@Nullable Object before, @Nullable Object after) {
    JsonDiff diff = new JsonDiff();
    diff.compare(null, before, after);
    return diff.changes;
  }

  /** A JSON Pointer (RFC 6901), made only where it is needed; null is the whole document. */
  private record Path(@Nullable Path parent, Object token) {

    static String pointer(@Nullable Path path) {
      StringBuilder pointer = new StringBuilder();
      for (Path part = path; part != null; part = part.parent) {
        pointer.insert(0, "/" + part.token.toString().replace("~", "~0").replace("/", "~1"));
      }
      return pointer.toString();
    }
  }

  private void compare(@Nullable Path path, @Nullable Object before, @Nullable Object after) {
    if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
      objects(path, old, now);
    } else if (before instanceof List<?> old && after instanceof List<?> now) {
      arrays(path, old, now);
    } else if (!Objects.equals(before, after)) {
      change("replace", path, json(before), json(after));
    }
  }

  private void objects(@Nullable Path path, Map<?, ?> old, Map<?, ?> now) {
    old.forEach((name, value) -> {
      Path member = new Path(path, name);
      if (now.containsKey(name)) {
        compare(member, value, now.get(name));
      } else {
        change("remove", member, json(value), null);
      }
    });
    now.forEach((name, value) -> {
      if (!old.containsKey(name)) {
        change("add", new Path(path, name), null, json(value));
      }
    });
  }

  /** Items are compared one by one, between what is equal at both ends if something moved. */
  private void arrays(@Nullable Path path, List<?> old, List<?> now) {
    boolean isMoved = old.size() != now.size();
    int start = isMoved ? equalItems(old, now, 0) : 0;
    int end = isMoved ? equalItems(old.reversed(), now.reversed(), start) : 0;
    int oldEnd = old.size() - end;
    int nowEnd = now.size() - end;
    int both = Math.min(oldEnd, nowEnd);
    for (int i = start; i < both; i++) {
      compare(new Path(path, i), old.get(i), now.get(i));
    }
    for (int i = oldEnd - 1; i >= both; i--) {
      change("remove", new Path(path, i), json(old.get(i)), null);
    }
    for (int i = both; i < nowEnd; i++) {
      change("add", new Path(path, i), null, json(now.get(i)));
    }
  }

  /** How many items are equal from the start on, without the last ones. */
  private static int equalItems(List<?> old, List<?> now, int last) {
    int size = Math.min(old.size(), now.size()) - last;
    int equal = 0;
    while (equal < size && Objects.equals(old.get(equal), now.get(equal))) {
      equal++;
    }
    return equal;
  }

  private void change(
      String op, @Nullable Path path, @Nullable String before, @Nullable String after) {
    Change change = new Change(op, Path.pointer(path), before, after);
    pathLength += change.path().length() + 1;
    if (pathLength > MAX_PATHS) {
      throw new ToolFailedException("The documents differ in too many places.");
    }
    changes.add(change);
  }

  private static String json(@Nullable Object value) {
    return JsonOutput.compact(to -> JsonOutput.value(value, to));
  }

  /** Writes the changes as a JSON Patch. */
  static void patch(List<Change> changes, JsonGenerator to) {
    to.writeStartArray();
    for (Change change : changes) {
      to.writeStartObject();
      to.writeStringProperty("op", change.op());
      to.writeStringProperty("path", change.path());
      if (change.after() != null) {
        to.writeName("value");
        to.writeRawValue(change.after());
      }
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
