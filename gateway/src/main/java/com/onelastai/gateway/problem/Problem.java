package com.onelastai.gateway.problem;

import com.onelastai.starter.problem.FieldProblem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * A refusal or failure as the client is told it.
 *
 * @param code stable, such as {@code circuit_open}
 * @param retryAfter when it is worth another try, if that can be said
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

  /** To be thrown; handled at the edge. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
