package com.onelastai.gateway.problem;

import com.onelastai.starter.problem.FieldProblem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

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

  /** To be thrown; {@link ProblemHandler} answers it. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
