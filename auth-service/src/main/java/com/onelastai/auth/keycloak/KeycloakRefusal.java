package com.onelastai.auth.keycloak;

import com.onelastai.auth.user.Users.EmailTaken;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Why the admin API refused a user's input.
 *
 * @param error the message's key in Keycloak, such as {@code invalidPasswordMinLengthMessage}
 * @param field of the user profile; empty if the error is not about one
 */
record KeycloakRefusal(int status, String error, String description, String field) {

  private static final Map<String, String> FIELDS =
      Map.of("firstName", "name", "email", "email", "username", "email");

  static KeycloakRefusal read(Response response) {
    response.bufferEntity();
    Map<?, ?> body = response.hasEntity() ? response.readEntity(Map.class) : Map.of();
    String error = text(body, "error", text(body, "errorMessage", ""));
    return new KeycloakRefusal(
        response.getStatus(),
        error,
        text(body, "error_description", error),
        text(body, "field", ""));
  }

  private static String text(Map<?, ?> body, String key, String otherwise) {
    return body.get(key) instanceof String text ? text : otherwise;
  }

  RuntimeException problem(String passwordField) {
    if (status == HttpStatus.CONFLICT.value()) {
      return new EmailTaken(null);
    }
    if (error.startsWith("invalidPassword")) {
      return new WeakPassword(passwordField, this);
    }
    if (FIELDS.containsKey(field)) {
      return ApiException.invalid(
          List.of(
              new FieldProblem(
                  FIELDS.get(field),
                  "invalid",
                  "is empty or contains characters that are not allowed")));
    }
    return new IllegalStateException("Keycloak refused: " + status + " " + error);
  }

  /** 400 {@code weak_password}: the password breaks a rule of the realm. */
  static final class WeakPassword extends ApiException {

    /** The realm's {@code passwordPolicy} in words. */
    private static final List<String> RULES =
        List.of(
            "A password has at least 10 characters.",
            "A password has at most 128 characters.",
            "A password is not the e-mail address.",
            "A password is not one of the most common.");

    private static final Map<String, String> CODES =
        Map.of(
            "invalidPasswordMinLengthMessage", "too_short",
            "invalidPasswordMaxLengthMessage", "too_long",
            "invalidPasswordNotUsernameMessage", "is_email",
            "invalidPasswordNotEmailMessage", "is_email",
            "invalidPasswordBlacklistedMessage", "too_common");

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
}
