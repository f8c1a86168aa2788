package com.onelastai.auth.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.user.KeycloakUserIT;
import com.onelastai.auth.user.StoredUsers;
import java.time.Clock;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KeycloakUserIT
class ErasureInKeycloakIT {

  private static final String PASSWORD = "a long passphrase 1";

  private final MockMvc mvc;
  private final KeycloakUsers keycloak;
  private final StoredUsers stored;
  private final Tombstones tombstones;
  private final Clock clock;
  private final String email = UUID.randomUUID() + "@mail.example";
  private final String id;

  @Autowired
  ErasureInKeycloakIT(
      MockMvc mvc, KeycloakUsers keycloak, StoredUsers stored, Tombstones tombstones, Clock clock) {
    this.mvc = mvc;
    this.keycloak = keycloak;
    this.stored = stored;
    this.tombstones = tombstones;
    this.clock = clock;
    this.id = keycloak.create(email, "Ada Example", PASSWORD);
  }

  @Test
  void accountIsGoneFromKeycloakAndItsAddressIsFree() throws Exception {
    erase("a wrong passphrase")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("invalid_credentials"));
    assertThat(keycloak.find(id)).isPresent();
    erase(PASSWORD).andExpect(status().isNoContent());
    assertThat(keycloak.find(id)).isEmpty();
    erase(PASSWORD).andExpect(status().isNotFound());
    String next = keycloak.create(email, "Ada Example", PASSWORD);
    assertThat(next).isNotEqualTo(id);
    mvc.perform(get("/api/user/profile").header(HttpHeaders.AUTHORIZATION, "Bearer " + next))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.email").value(email));
  }

  /** As it stands when the service dies right after its first write. */
  @Test
  void tombstoneAloneEndsInACompleteErasure() throws Exception {
    mvc.perform(get("/api/user/profile").header(HttpHeaders.AUTHORIZATION, "Bearer " + id))
        .andExpect(status().isOk());
    tombstones.replaceAccount(id, clock.instant());
    mvc.perform(get("/api/user/profile").header(HttpHeaders.AUTHORIZATION, "Bearer " + id))
        .andExpect(status().isNotFound());
    await()
        .untilAsserted(() -> {
          assertThat(keycloak.find(id)).isEmpty();
          Document erasure = stored.document(id).get("erasure", Document.class);
          assertThat(erasure.get("answers", Document.class)).containsKey("auth-service");
        });
    assertThat(stored.document(id).keySet()).containsOnly("_id", "erasure");
  }

  private ResultActions erase(String password) throws Exception {
    return mvc.perform(
        delete("/api/user/account")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"password\": \"%s\"}".formatted(password)));
  }
}
