package com.onelastai.starter.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal that the caller can understand; answered as a problem with this status and code. */
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
    this(status, code, ProblemCodes.describe(fields), fields, null);
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

  /**
   * 404; also where the thing exists and is not the caller's, so that nobody learns that it does.
   */
  public static ApiException notFound(String what) {
    return new ApiException(
        HttpStatus.NOT_FOUND, ProblemCodes.NOT_FOUND, "There is no such " + what + ".");
  }

  /** Tells more than the code does, in a member of the problem of its own. */
  public final ApiException with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Tells when it is worth another try. */
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

  Map<String, Object> members() {
    return members;
  }

  /** Null if it does not matter when. */
  @Nullable Duration pause() {
    return pause;
  }
}
