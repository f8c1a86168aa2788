package com.onelastai.auth.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@AuthServiceIT
class ProfileInKeycloakIT {

  @Autowired private Api api;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private StoredUsers stored;
  private final String email = Api.newEmail();
  private final String newEmail = Api.newEmail();
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = keycloak.create(email, "Ada Example", Api.PASSWORD, "en");
  }

  @Test
  void newNameReachesKeycloakAndNothingElseChangesThere() {
    KeycloakUser before = account();
    replaceName("Ada O'Neil-Müller 艾达").is(200);
    assertThat(account())
        .isEqualTo(
            new KeycloakUser(
                id,
                before.email(),
                before.emailVerified(),
                "Ada O'Neil-Müller 艾达",
                before.language(),
                before.twoFactorEnabled(),
                before.createdAt()));
  }

  @Test
  void nameThatKeycloakRefusesIsNamed() {
    replaceName("<b>Ada</b>").is(400).has("/errors/0/field", "name");
    assertThat(account().name()).isEqualTo("Ada Example");
  }

  @Test
  void newAddressWaitsForItsVerification() {
    replaceAddress(newEmail, Api.PASSWORD).is(200).has("/bio", "Writes.").has("/email", email);
    assertThat(mailsTo(newEmail)).isEqualTo(1);
    assertThat(account().email()).isEqualTo(email);
  }

  @Test
  void wrongPasswordChangesNothing() {
    replaceAddress(newEmail, "a wrong passphrase").is(403, "invalid_credentials");
    assertThat(stored.document(id)).doesNotContainKey("bio");
    assertThat(mailsTo(newEmail)).isZero();
  }

  @Test
  void takenAddressIsRefused() {
    keycloak.create(newEmail, "Eve Example", Api.PASSWORD, "en");
    replaceAddress(newEmail, Api.PASSWORD).is(409, "email_taken");
  }

  private KeycloakUser account() {
    return keycloak.find(id).orElseThrow();
  }

  private long mailsTo(String address) {
    return stored.count(
        "usersecurities", and(eq("_id", id), eq("tokens.VERIFY_EMAIL.email", address)));
  }

  private Answer replaceName(String name) {
    return replace("{\"name\": \"" + name + "\"}");
  }

  private Answer replaceAddress(String address, String password) {
    return replace(
        """
        {"name": "Ada Example", "bio": "Writes.", "email": "%s", "password": "%s"}
        """
            .formatted(address, password));
  }

  private Answer replace(String profile) {
    return api.send(HttpMethod.PUT, "/api/user/profile/" + id, id, profile);
  }
}
