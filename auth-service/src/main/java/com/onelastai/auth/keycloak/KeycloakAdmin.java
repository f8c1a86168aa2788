package com.onelastai.auth.keycloak;

import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
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

  public void run(Consumer<RealmResource> call) {
    calls.call(() -> {
      call.accept(realm);
      return true;
    });
  }
}
