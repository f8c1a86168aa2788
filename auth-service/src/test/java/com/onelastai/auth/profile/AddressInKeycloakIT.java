package com.onelastai.auth.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.user.KeycloakUserIT;
import com.onelastai.auth.user.StoredUsers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KeycloakUserIT
class AddressInKeycloakIT {

  private static final String PASSWORD = "a long passphrase 1";

  private final MockMvc mvc;
  private final KeycloakUsers keycloak;
  private final StoredUsers stored;
  private final String email = UUID.randomUUID() + "@mail.example";
  private final String newEmail = UUID.randomUUID() + "@mail.example";
  private final String id;

  @Autowired
  AddressInKeycloakIT(MockMvc mvc, KeycloakUsers keycloak, StoredUsers stored) {
    this.mvc = mvc;
    this.keycloak = keycloak;
    this.stored = stored;
    this.id = keycloak.create(email, "Ada Example", PASSWORD);
  }

  @Test
  void newAddressWaitsForItsVerification() throws Exception {
    replace(newEmail, PASSWORD)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.bio").value("Writes."))
        .andExpect(jsonPath("$.email").value(email));
    assertThat(mailsTo(newEmail)).isEqualTo(1);
    assertThat(keycloak.find(id).orElseThrow().email()).isEqualTo(email);
  }

  @Test
  void withAWrongPasswordNothingIsChanged() throws Exception {
    replace(newEmail, "a wrong passphrase")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("invalid_credentials"));
    assertThat(stored.document(id)).doesNotContainKey("bio");
    assertThat(mailsTo(newEmail)).isZero();
  }

  @Test
  void takenAddressIsRefused() throws Exception {
    keycloak.create(newEmail, "Eve Example", PASSWORD);
    replace(newEmail, PASSWORD)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("email_taken"));
  }

  private long mailsTo(String address) {
    return stored.count(
        "usersecurities", and(eq("_id", id), eq("tokens.VERIFY_EMAIL.email", address)));
  }

  private ResultActions replace(String address, String password) throws Exception {
    return mvc.perform(
        put("/api/user/profile/" + id)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"name\": \"Ada Example\", \"bio\": \"Writes.\", \"email\": \"%s\", \"password\": \"%s\"}"
                    .formatted(address, password)));
  }
}
