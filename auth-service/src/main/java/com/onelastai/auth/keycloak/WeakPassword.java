package com.onelastai.auth.keycloak;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 400 {@code weak_password}: the password breaks a rule of the realm. */
final class WeakPassword extends ApiException {

  /** What the realm's {@code passwordPolicy} says, for people. */
  private static final List<String> RULES =
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
    super(
        HttpStatus.BAD_REQUEST,
        "weak_password",
        List.of(
            new FieldProblem(
                field, CODES.getOrDefault(refusal.error(), "refused"), refusal.description())));
    with("rules", RULES);
  }
}
