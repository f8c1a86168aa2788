package com.onelastai.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.user.KeycloakUserIT;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KeycloakUserIT
class NameInKeycloakIT {

  private final MockMvc mvc;
  private final KeycloakUsers keycloak;
  private final String email = UUID.randomUUID() + "@mail.example";
  private final String id;

  @Autowired
  NameInKeycloakIT(MockMvc mvc, KeycloakUsers keycloak) {
    this.mvc = mvc;
    this.keycloak = keycloak;
    this.id = keycloak.create(email, "Ada Example", "a long passphrase 1");
  }

  @Test
  void newNameReachesKeycloakAndNothingElseChangesThere() throws Exception {
    KeycloakUser before = keycloak.find(id).orElseThrow();
    replace("Ada O'Neil-Müller 艾达").andExpect(status().isOk());
    assertThat(keycloak.find(id))
        .contains(
            new KeycloakUser(
                id,
                before.email(),
                before.emailVerified(),
                "Ada O'Neil-Müller 艾达",
                before.twoFactorEnabled(),
                before.createdAt()));
  }

  @Test
  void nameThatKeycloakDoesNotTakeIsRefusedByItsField() throws Exception {
    replace("<b>Ada</b>")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("name"));
    assertThat(keycloak.find(id).orElseThrow().name()).isEqualTo("Ada Example");
  }

  private ResultActions replace(String name) throws Exception {
    return mvc.perform(
        put("/api/user/profile/" + id)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"name\": \"%s\"}".formatted(name)));
  }
}
