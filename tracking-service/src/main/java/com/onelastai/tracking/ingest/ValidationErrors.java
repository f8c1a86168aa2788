package com.onelastai.tracking.ingest;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The errors of a report. */
final class ValidationErrors {

  private static final int MAX_JSON = 16 * 1024;
  private static final int MAX_OTHERS = 1024;

  private final List<FieldProblem> problems = new ArrayList<>(0);

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
  }

  void add(String field, String code, String detail) {
    problems.add(new FieldProblem(field, code, detail));
  }

  void addBroken(String field, String constraint, String detail) {
    problems.add(FieldProblem.broken(field, constraint, detail));
  }

  /** Validates a name or title: one line of text without markup. */
  void label(String field, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (Text.hasControl(value)) {
      add(field, "control_character", "must not contain control characters");
    } else if (Text.hasMarkup(value)) {
      add(field, "markup_not_allowed", "must not contain markup");
    } else {
      text(field, value);
    }
  }

  void text(String field, @Nullable String value) {
    if (value != null && Text.utf8Length(value) == Text.MALFORMED) {
      add(field, "malformed_text", "contains an incomplete character");
    }
  }

  void json(String field, @Nullable Object value) {
    FieldProblem problem = new JsonBudget(MAX_JSON).add(field, value);
    if (problem != null) {
      problems.add(problem);
    }
  }

  void pageAddress(String field, String value) {
    text(field, value);
    if (!WebAddress.isPage(value)) {
      add(field, "invalid_address", "must be an http address or a path");
    }
  }

  void referrer(String field, String value) {
    text(field, value);
    if (!WebAddress.isReferrer(value)) {
      add(field, "invalid_address", "must be an http address");
    }
  }

  /** Unknown fields are allowed if they are small and name only the caller. */
  void others(Map<String, @Nullable Object> others, Actor actor) {
    if (others.isEmpty()) {
      return;
    }
    own("visitorId", others, actor.visitorId());
    own("sessionId", others, actor.sessionId());
    own("userId", others, actor.userId());
    JsonBudget budget = new JsonBudget(MAX_OTHERS);
    for (Map.Entry<String, @Nullable Object> other : others.entrySet()) {
      FieldProblem problem = budget.addKey(other.getKey());
      problem = problem == null ? budget.add(other.getKey(), other.getValue()) : problem;
      if (problem != null) {
        problems.add(problem);
        return;
      }
    }
  }

  private void own(String field, Map<String, @Nullable Object> others, @Nullable String own) {
    Object claimed = others.get(field);
    if (claimed != null && !Objects.equals(claimed, own)) {
      add(field, "not_yours", "must be the caller's own");
    }
  }
}
