package com.onelastai.keycloak;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every error of the token endpoint; the name is the OAuth error. */
enum Refusal {
  INVALID_GRANT("Unknown user or wrong password"),
  INVALID_REQUEST("No password, totp or recovery_code"),
  OTP_REQUIRED("The password is right; totp or recovery_code is missing"),
  INVALID_OTP("The code is wrong or was used before"),
  INVALID_RECOVERY_CODE("The recovery code is wrong or was used before"),
  ACCOUNT_LOCKED("Too many failures; try again after retry_after seconds"),
  ACCOUNT_DISABLED("The account is disabled");

  private final String description;

  Refusal(String description) {
    this.description = description;
  }

  Response response() {
    return response(Map.of());
  }

  Response response(Map<String, Object> more) {
    Map<String, Object> answer = new HashMap<>(more);
    answer.put("error", name().toLowerCase(Locale.ROOT));
    answer.put("error_description", description);
    return Response.status(Response.Status.BAD_REQUEST)
        .entity(answer)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
