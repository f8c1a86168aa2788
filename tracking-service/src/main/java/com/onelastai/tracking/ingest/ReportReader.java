package com.onelastai.tracking.ingest;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.JsonProblems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an item of a batch as the report that its type says. */
@Component
class ReportReader {

  private final JsonMapper json;

  ReportReader(JsonMapper json) {
    this.json = json;
  }

  Report read(@Nullable JsonNode item) {
    if (!(item instanceof ObjectNode fields)) {
      throw refused(
          new FieldProblem("type", "wrong_type", "is required: the item must be an object"));
    }
    JsonNode type = fields.remove("type");
    ReportKind kind = type == null || !type.isString() ? null : ReportKind.of(type.stringValue());
    if (kind == null) {
      throw refused(new FieldProblem("type", "unknown_type", "must be one of " + ReportKind.TYPES));
    }
    try {
      return json.treeToValue(fields, kind.body);
    } catch (JacksonException unreadable) {
      throw refused(JsonProblems.describe(unreadable));
    }
  }

  private static ApiException refused(FieldProblem problem) {
    return ApiException.invalid(List.of(problem));
  }
}
