package com.onelastai.auth.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import java.time.Clock;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthServiceIT
class ErasureInKeycloakIT {

  @Autowired private Api api;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private StoredUsers stored;
  @Autowired private Tombstones tombstones;
  @Autowired private Clock clock;
  private final String email = Api.newEmail();
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = keycloak.create(email, "Ada Example", Api.PASSWORD, "en");
  }

  @Test
  void accountIsGoneFromKeycloakAndItsAddressIsFree() {
    api.eraseAccount(id, "a wrong passphrase").is(403, "invalid_credentials");
    assertThat(keycloak.find(id)).isPresent();
    api.eraseAccount(id, Api.PASSWORD).is(204);
    assertThat(keycloak.find(id)).isEmpty();
    api.eraseAccount(id, Api.PASSWORD).is(404);
    String next = keycloak.create(email, "Ada Example", Api.PASSWORD, "en");
    assertThat(next).isNotEqualTo(id);
    api.get("/api/user/profile", next).is(200).has("/email", email);
  }

  /** The state of a service that crashed right after its first write. */
  @Test
  void tombstoneAloneEndsInACompleteErasure() {
    api.get("/api/user/profile", id).is(200);
    tombstones.replaceAccount(id, clock.instant());
    api.get("/api/user/profile", id).is(404);
    await()
        .untilAsserted(() -> {
          assertThat(keycloak.find(id)).isEmpty();
          Document erasure = stored.document(id).get("erasure", Document.class);
          assertThat(erasure.get("answers", Document.class)).containsKey("auth-service");
        });
    assertThat(stored.document(id).keySet()).containsOnly("_id", "erasure");
  }
}
