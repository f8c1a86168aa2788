package com.onelastai.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as JSON, with the same members as the services' problems. */
@Component
class ProblemBody {

  private final JsonMapper json;

  ProblemBody(JsonMapper json) {
    this.json = json;
  }

  byte[] of(Problem problem, @Nullable String path) {
    HttpStatus status = HttpStatus.resolve(problem.status().value());
    return json.writeValueAsBytes(
        new Members(
            status == null ? null : status.getReasonPhrase(),
            problem.status().value(),
            problem.detail(),
            path,
            problem.code(),
            problem.errors()));
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Members(
      @Nullable String title,
      int status,
      String detail,
      @Nullable String instance,
      String code,
      List<FieldProblem> errors) {}
}
