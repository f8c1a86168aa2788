package com.onelastai.auth.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/**
 * One-time-password secrets that were shown and not yet confirmed. They wait in an attribute of
 * Keycloak's account that only this service sees.
 */
@Component
public class PendingTotps {

  private static final String ATTRIBUTE = "pendingTotp";
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final KeycloakAdmin admin;
  private final Clock clock;

  PendingTotps(KeycloakAdmin admin, Clock clock) {
    this.admin = admin;
    this.clock = clock;
  }

  public void put(String userId, String secret) {
    write(userId, secret + " " + clock.instant().plus(LIFETIME));
  }

  public Optional<String> find(String userId) {
    return attributes(admin.call(realm -> realm.users().get(userId).toRepresentation()))
        .getOrDefault(ATTRIBUTE, List.of())
        .stream()
        .map(value -> value.split(" ", 2))
        .filter(parts -> clock.instant().isBefore(Instant.parse(parts[1])))
        .map(parts -> parts[0])
        .findFirst();
  }

  public void remove(String userId) {
    write(userId, null);
  }

  /** Keycloak takes attributes only together with all else that the profile demands. */
  private void write(String userId, @Nullable String value) {
    admin.run(realm -> {
      UserResource resource = realm.users().get(userId);
      UserRepresentation user = resource.toRepresentation();
      Map<String, List<String>> attributes = new HashMap<>(attributes(user));
      if (value == null) {
        attributes.remove(ATTRIBUTE);
      } else {
        attributes.put(ATTRIBUTE, List.of(value));
      }
      user.setAttributes(attributes);
      resource.update(user);
    });
  }

  private static Map<String, List<String>> attributes(UserRepresentation user) {
    return user.getAttributes() == null ? Map.of() : user.getAttributes();
  }
}
