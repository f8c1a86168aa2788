package com.onelastai.starter.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The codes that every service shares. A service's own stand where they are thrown. */
public final class ProblemCodes {

  public static final String INVALID = "invalid_request";
  public static final String MALFORMED = "malformed_json";
  public static final String NOT_FOUND = "not_found";
  public static final String UNAUTHENTICATED = "unauthenticated";
  public static final String FORBIDDEN = "forbidden";
  public static final String INTERNAL = "internal_error";
  public static final String EVENTS_UNAVAILABLE = "events_unavailable";
  public static final String STORE_UNAVAILABLE = "store_unavailable";

  public static final String UNAUTHENTICATED_DETAIL = "Sign in to call this.";
  public static final String FORBIDDEN_DETAIL = "You may not call this.";
  public static final String REJECTED_DETAIL =
      "The path, a parameter or a header contains characters that are not allowed.";

  private ProblemCodes() {}

  /** The code of a status that needs none of its own, such as {@code method_not_allowed}. */
  public static String of(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "http_" + status.value() : known.name().toLowerCase(Locale.ROOT);
  }

  static String describe(List<FieldProblem> fields) {
    return fields.stream()
        .map(field -> field.field() + ": " + field.detail())
        .collect(Collectors.joining("; "));
  }
}
