package com.onelastai.starter.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The codes that every service shares. Its own codes are literals where it throws them. */
public final class ProblemCodes {

  public static final String INVALID = "invalid_request";
  public static final String MALFORMED = "malformed_json";
  public static final String NOT_FOUND = "not_found";
  public static final String UNAUTHENTICATED = "unauthenticated";
  public static final String FORBIDDEN = "forbidden";
  public static final String INTERNAL = "internal_error";

  private ProblemCodes() {}

  /** The code of a status that needs none of its own, such as {@code method_not_allowed}. */
  public static String of(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "http_" + status.value() : known.name().toLowerCase(Locale.ROOT);
  }
}
