package com.onelastai.auth.keycloak;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.EventRepresentation;
import org.springframework.stereotype.Component;

/** Keycloak's store of events. */
@Component
public class KeycloakEvents {

  private static final long FOREVER = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  private final KeycloakAdmin admin;

  KeycloakEvents(KeycloakAdmin admin) {
    this.admin = admin;
  }

  /**
   * Reads events, the oldest first.
   *
   * @param from the time of the earliest
   * @param skip how many events to skip
   */
  public List<KeycloakEvent> read(Collection<String> types, Instant from, int skip, int max) {
    List<EventRepresentation> events =
        admin.call(realm ->
            realm.getEvents(
                List.copyOf(types),
                null,
                null,
                from.toEpochMilli(),
                FOREVER,
                null,
                skip,
                max,
                "asc"));
    return events.stream().map(KeycloakEvents::event).toList();
  }

  private static KeycloakEvent event(EventRepresentation event) {
    return new KeycloakEvent(
        event.getId(),
        Instant.ofEpochMilli(event.getTime()),
        event.getType(),
        event.getClientId(),
        event.getUserId(),
        event.getSessionId(),
        event.getIpAddress(),
        event.getError(),
        Objects.requireNonNullElse(event.getDetails(), Map.of()));
  }

  /**
   * An event of Keycloak.
   *
   * @param type one of Keycloak's EventType
   * @param error null if the action succeeded
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

    /** Whether a signed-in user entered their credentials again. */
    public boolean isReauthentication() {
      return KeycloakProperties.CHECK_CLIENT.equals(clientId);
    }

    /** Whether the new password came with the first proof that the user reads the mailbox. */
    public boolean provesMailbox() {
      return "true".equals(details.get("mailbox_proof"));
    }

    /** Whether it leaves the account's lock as it is. */
    public boolean isOfKnownDevice() {
      return "true".equals(details.get("known_device"));
    }

    public boolean isByRecoveryCode() {
      return "recovery_code".equals(details.get("second_factor"));
    }
  }
}
