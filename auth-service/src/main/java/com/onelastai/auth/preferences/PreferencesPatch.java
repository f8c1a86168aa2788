package com.onelastai.auth.preferences;

import com.onelastai.auth.user.Preferences;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A merge patch (RFC 7396) of preferences, as the fields that it sets. Removing a field resets it
 * to its default.
 */
final class PreferencesPatch {

  private final Map<PreferenceField, @Nullable Object> values =
      new EnumMap<>(PreferenceField.class);
  private final List<FieldProblem> problems = new ArrayList<>();

  private PreferencesPatch() {}

  /**
   * @throws ApiException 400 that names every field that is wrong
   */
  static Map<PreferenceField, @Nullable Object> read(ObjectNode patch) {
    PreferencesPatch read = new PreferencesPatch();
    read.addAll("", patch);
    if (!read.problems.isEmpty()) {
      throw ApiException.invalid(read.problems);
    }
    return read.values;
  }

  private void addAll(String prefix, ObjectNode group) {
    group
        .properties()
        .forEach(entry -> {
          // A dot in a name is not a path separator.
          String name = entry.getKey().replace('.', '/');
          add(prefix + name, entry.getValue());
        });
  }

  private void add(String path, JsonNode node) {
    if (!PreferenceField.under(path).isEmpty()) {
      addGroup(path, node);
      return;
    }
    PreferenceField.at(path)
        .ifPresentOrElse(
            field -> addField(field, node),
            () -> problems.add(new FieldProblem(path, "unknown_field", "is not a preference")));
  }

  private void addGroup(String path, JsonNode node) {
    if (node instanceof ObjectNode group) {
      addAll(path + ".", group);
    } else if (node.isNull()) {
      PreferenceField.under(path).forEach(field -> addField(field, node));
    } else {
      problems.add(new FieldProblem(path, "wrong_type", "must be an object or null"));
    }
  }

  private void addField(PreferenceField field, JsonNode node) {
    if (node.isNull()) {
      values.put(field, field.of(Preferences.DEFAULT));
      return;
    }
    field
        .read(node)
        .ifPresentOrElse(
            value -> values.put(field, value),
            () -> problems.add(new FieldProblem(field.path(), "invalid", field.expected())));
  }
}
