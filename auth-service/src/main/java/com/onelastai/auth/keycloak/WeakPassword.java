package com.onelastai.auth.keycloak;

import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 400 {@code weak_password}: the password breaks a rule of the realm. */
public final class WeakPassword extends ErrorResponseException {

  /** What the realm's {@code passwordPolicy} says, for people. */
  public static final List<String> RULES =
      List.of(
          "A password has at least 10 characters.",
          "A password has at most 128 characters.",
          "A password is not the e-mail address.");

  private static final Map<String, String> CODES =
      Map.of(
          "invalidPasswordMinLengthMessage", "too_short",
          "invalidPasswordMaxLengthMessage", "too_long",
          "invalidPasswordNotUsernameMessage", "is_email",
          "invalidPasswordNotEmailMessage", "is_email");

  WeakPassword(String field, KeycloakRefusal refusal) {
    super(HttpStatus.BAD_REQUEST, problem(field, refusal), null);
  }

  private static ProblemDetail problem(String field, KeycloakRefusal refusal) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, field + ": " + refusal.description());
    problem.setProperty("code", "weak_password");
    problem.setProperty("rules", RULES);
    problem.setProperty(
        "errors",
        List.of(
            new FieldProblem(
                field, CODES.getOrDefault(refusal.error(), "refused"), refusal.description())));
    return problem;
  }
}
