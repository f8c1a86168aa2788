package com.onelastai.tools.json;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.json.JsonInput.Action;
import com.onelastai.tools.json.JsonInput.Syntax;
import com.onelastai.tools.json.JsonResult.Change;
import com.onelastai.tools.json.JsonResult.Problem;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class JsonTool implements Tool<JsonInput, JsonResult> {

  private static final int INDENT = 2;

  @Override
  public ToolInfo<JsonInput> info() {
    return new ToolInfo<>(
        "json-formatter",
        "JSON formatter",
        Category.DEVELOPER,
        "Formats, checks and queries JSON (RFC 8259), JSON5 and JSON Lines, compares two documents "
            + "as a JSON Patch (RFC 6902), and converts to YAML and CSV (RFC 4180). Numbers keep "
            + "their digits. In CSV, a text that a spreadsheet would run as a formula gets an "
            + "apostrophe.",
        new JsonInput(
            Action.FORMAT,
            "{\"name\":\"lamp\",\"price\":12.50,\"tags\":[\"new\"]}",
            null,
            null,
            null,
            null));
  }

  @Override
  public JsonResult run(JsonInput input) {
    Syntax syntax = Objects.requireNonNullElse(input.syntax(), Syntax.JSON);
    return switch (input.action()) {
      case VALIDATE -> validate(input.text(), syntax);
      case DIFF -> diff(input, required("other", input.other()), syntax);
      case QUERY -> query(input, JsonQuery.of(required("query", input.query())), syntax);
      case FORMAT, MINIFY, SORT_KEYS, TO_YAML, TO_CSV -> write(input, syntax);
    };
  }

  private static JsonResult validate(String text, Syntax syntax) {
    try {
      JsonReader reader = new JsonReader(JsonText.of(text, syntax));
      return new JsonResult(null, true, null, null, List.of(), reader.duplicates());
    } catch (MalformedJsonException malformed) {
      Position position = malformed.position();
      Problem problem = new Problem(position.line(), position.column(), malformed.reason());
      return new JsonResult(null, false, problem, null, List.of(), List.of());
    }
  }

  private static JsonResult write(JsonInput input, Syntax syntax) {
    JsonReader read = read(input.text(), syntax, "");
    int indent = indent(input);
    String written =
        switch (input.action()) {
          case MINIFY -> JsonOutput.compact(read::copy);
          case SORT_KEYS ->
              JsonOutput.pretty(indent, to -> JsonOutput.value(sorted(read.value()), to));
          case TO_YAML -> JsonYaml.write(read.value());
          case TO_CSV -> JsonCsv.write(read.value());
          default -> JsonOutput.pretty(indent, read::copy);
        };
    return result(written, null, List.of(), read);
  }

  private static JsonResult query(JsonInput input, JsonQuery query, Syntax syntax) {
    JsonReader read = read(input.text(), syntax, "");
    List<?> found = query.find(read.value());
    String text = JsonOutput.pretty(indent(input), to -> JsonOutput.value(found, to));
    return result(text, found.size(), List.of(), read);
  }

  private static JsonResult diff(JsonInput input, String other, Syntax syntax) {
    JsonReader before = read(input.text(), syntax, "");
    JsonReader after = read(other, syntax, "The other document: ");
    List<Change> changes = JsonDiff.between(before.value(), after.value());
    String patch = JsonOutput.pretty(indent(input), to -> JsonDiff.patch(changes, to));
    return result(patch, null, changes, before);
  }

  private static JsonReader read(String text, Syntax syntax, String name) {
    try {
      return new JsonReader(JsonText.of(text, syntax));
    } catch (MalformedJsonException malformed) {
      throw new ToolFailedException(name + malformed.getMessage());
    }
  }

  private static JsonResult result(
      String text, @Nullable Integer matches, List<Change> changes, JsonReader read) {
    return new JsonResult(text, null, null, matches, changes, read.duplicates());
  }

  private static int indent(JsonInput input) {
    return Objects.requireNonNullElse(input.indent(), INDENT);
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw ApiException.invalid(
          List.of(FieldProblem.broken(field, "NotNull", "must be given for this action")));
    }
    return value;
  }

  /** By UTF-16 units, as RFC 8785 does. */
  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> members = new TreeMap<>();
        object.forEach((name, member) -> members.put(String.valueOf(name), sorted(member)));
        yield members;
      }
      case List<?> array -> array.stream().map(JsonTool::sorted).toList();
      case null, default -> value;
    };
  }
}
