package com.onelastai.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a request that was rejected or failed.
 *
 * @param code stable, such as {@code circuit_open}
 * @param retryAfter when the client may retry, if known
 */
public record Problem(
    HttpStatusCode status,
    String code,
    String detail,
    List<FieldProblem> errors,
    @Nullable Duration retryAfter) {

  public Problem(HttpStatusCode status, String code, String detail) {
    this(status, code, detail, List.of(), null);
  }

  public Problem(HttpStatusCode status, String code, String detail, Duration retryAfter) {
    this(status, code, detail, List.of(), retryAfter);
  }

  /** With the same members as the services' problems. */
  byte[] toJson(JsonMapper json, @Nullable String path) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return json.writeValueAsBytes(
        new Body(
            known == null ? null : known.getReasonPhrase(),
            status.value(),
            detail,
            path,
            code,
            errors));
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Body(
      @Nullable String title,
      int status,
      String detail,
      @Nullable String instance,
      String code,
      List<FieldProblem> errors) {}

  /** To be thrown; {@link ProblemHandler} answers it. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** Ends a request with a problem. It has no stack trace, as it is an answer and no defect. */
  public static final class ProblemException extends RuntimeException {

    private final Problem problem;

    ProblemException(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
