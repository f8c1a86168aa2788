package com.onelastai.auth.keycloak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/**
 * Keycloak's admin API, as the service account of this service.
 *
 * <p>Each call throws {@link com.onelastai.starter.problem.ApiException} 503 {@code
 * identity_unavailable} if Keycloak cannot be reached, and {@link
 * jakarta.ws.rs.ClientErrorException} if it refuses.
 */
@Component
public class KeycloakAdmin {

  private final RealmResource realm;
  private final KeycloakCalls calls;

  KeycloakAdmin(Keycloak client, KeycloakCalls calls) {
    this.realm = client.realm(KeycloakProperties.REALM);
    this.calls = calls;
  }

  public <T> T call(Function<RealmResource, T> call) {
    return calls.call(() -> call.apply(realm));
  }

  /**
   * Sets an attribute of a user. Keycloak requires the other attributes and fields of the profile,
   * too.
   *
   * @param value null removes it
   */
  void setAttribute(String userId, String name, @Nullable String value) {
    run(realm -> {
      UserResource resource = realm.users().get(userId);
      UserRepresentation user = resource.toRepresentation();
      Map<String, List<String>> attributes =
          new HashMap<>(Objects.requireNonNullElse(user.getAttributes(), Map.of()));
      if (value == null) {
        attributes.remove(name);
      } else {
        attributes.put(name, List.of(value));
      }
      user.setAttributes(attributes);
      // The user may verify the address at this moment.
      user.setEmailVerified(null);
      resource.update(user);
    });
  }

  public void run(Consumer<RealmResource> call) {
    calls.call(() -> {
      call.accept(realm);
      return true;
    });
  }
}
