package com.onelastai.starter.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A refusal that is answered as a problem with this status and code. */
public class ApiException extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final List<FieldProblem> fields;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private @Nullable Duration pause;

  public ApiException(HttpStatus status, String code, String detail) {
    this(status, code, detail, List.of(), null);
  }

  public ApiException(HttpStatus status, String code, String detail, @Nullable Throwable cause) {
    this(status, code, detail, List.of(), cause);
  }

  /** Names the fields that are the reason. */
  public ApiException(HttpStatus status, String code, List<FieldProblem> fields) {
    this(
        status,
        code,
        fields.stream()
            .map(field -> field.field() + ": " + field.detail())
            .collect(Collectors.joining("; ")),
        fields,
        null);
  }

  private ApiException(
      HttpStatus status,
      String code,
      String detail,
      List<FieldProblem> fields,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** 400 that names the fields. */
  public static ApiException invalid(List<FieldProblem> fields) {
    return new ApiException(HttpStatus.BAD_REQUEST, ProblemCodes.INVALID, fields);
  }

  /** 404; also for a thing of another user, so that nobody learns that it exists. */
  public static ApiException notFound(String what) {
    return new ApiException(
        HttpStatus.NOT_FOUND, ProblemCodes.NOT_FOUND, "There is no such " + what + ".");
  }

  public static ApiException unauthenticated() {
    return new ApiException(
        HttpStatus.UNAUTHORIZED, ProblemCodes.UNAUTHENTICATED, "Sign in to call this.");
  }

  public static ApiException forbidden() {
    return new ApiException(HttpStatus.FORBIDDEN, ProblemCodes.FORBIDDEN, "You may not call this.");
  }

  /** Spring's firewall refuses some paths, parameter names and headers. */
  public static ApiException rejectedByFirewall() {
    return new ApiException(
        HttpStatus.BAD_REQUEST,
        ProblemCodes.INVALID,
        "The path, a parameter or a header contains characters that are not allowed.");
  }

  /** Adds a member to the problem. */
  public final ApiException with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** When a retry may succeed. */
  public final ApiException retryAfter(Duration pause) {
    this.pause = pause;
    return this;
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<FieldProblem> fields() {
    return fields;
  }

  /** After which a retry may succeed; null if it is not known. */
  public @Nullable Duration pause() {
    return pause;
  }

  ProblemDetail problem() {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, getMessage());
    problem.setProperty("code", code);
    if (!fields.isEmpty()) {
      problem.setProperty("errors", fields);
    }
    members.forEach(problem::setProperty);
    return problem;
  }

  HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    if (pause != null) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, pause.toSeconds())));
    }
    return headers;
  }
}
