package com.onelastai.auth.keycloak;

import com.onelastai.auth.user.EmailTaken;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Why the admin API did not take what a user gave.
 *
 * @param error the message's key in Keycloak, such as {@code invalidPasswordMinLengthMessage}
 * @param field of the user profile; empty if it is none of it
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
}
