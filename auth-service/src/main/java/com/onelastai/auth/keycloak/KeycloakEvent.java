package com.onelastai.auth.keycloak;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that Keycloak saw.
 *
 * @param type one of Keycloak's EventType
 * @param error why it failed; null if it did not
 */
public record KeycloakEvent(
    String id,
    Instant at,
    String type,
    @Nullable String clientId,
    @Nullable String userId,
    @Nullable String sessionId,
    @Nullable String address,
    @Nullable String error,
    Map<String, String> details) {

  public @Nullable String userAgent() {
    return details.get("user_agent");
  }

  /** That someone who is signed in proved again who they are, or failed to. */
  public boolean isReauthentication() {
    return KeycloakProperties.CHECK_CLIENT.equals(clientId);
  }

  public boolean isByRecoveryCode() {
    return "recovery_code".equals(details.get("second_factor"));
  }
}
