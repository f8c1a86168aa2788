package com.onelastai.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@AuthServiceIT
class RegistrationIT {

  private final Api api;
  private final KeycloakUsers keycloak;
  private final MongoOperations mongo;

  @Autowired
  RegistrationIT(Api api, KeycloakUsers keycloak, MongoOperations mongo) {
    this.api = api;
    this.keycloak = keycloak;
    this.mongo = mongo;
  }

  @Test
  void newAccountIsAnsweredAndStoredWithDefaultPreferences() {
    String email = Api.newEmail();

    Answer opened = api.register(email.toUpperCase()).is(201);

    assertThat(opened.text("/email")).isEqualTo(email);
    assertThat(opened.text("/name")).isEqualTo("Ada Example");
    assertThat(opened.body().at("/emailVerified").asBoolean()).isFalse();
    assertThat(opened.text("/roles/0")).isEqualTo("user");
    assertThat(opened.text("/preferences/theme")).isEqualTo("system");
    assertThat(opened.text("/preferences/language")).isEqualTo("en");
    assertThat(keycloak.find(opened.text("/id")).orElseThrow().email()).isEqualTo(email);
    assertThat(api.login(email, Api.PASSWORD).is(200).text("/user/id"))
        .isEqualTo(opened.text("/id"));
  }

  @Test
  void signupDoesTheSame() {
    Map<String, String> body =
        Map.of("email", Api.newEmail(), "password", Api.PASSWORD, "name", "Ada Example");

    api.post("/api/auth/signup", null, body).is(201);
    api.post("/api/auth/signup", null, body).is(409, "email_taken");
  }

  @Test
  void takenAddressIsRefusedInAnyCase() {
    String email = Api.newEmail();
    api.register(email).is(201);

    api.register(email).is(409, "email_taken");
    api.register(email.toUpperCase()).is(409, "email_taken");
  }

  @Test
  void weakPasswordIsRefusedWithTheRules() {
    String email = Api.newEmail();

    Answer shortOne = register(email, "short", "Ada").is(400, "weak_password");
    Answer address = register(email, email, "Ada").is(400, "weak_password");
    Answer longOne = register(email, "x".repeat(129), "Ada").is(400, "weak_password");

    assertThat(shortOne.text("/errors/0/field")).isEqualTo("password");
    assertThat(shortOne.text("/errors/0/code")).isEqualTo("too_short");
    assertThat(shortOne.body().at("/rules")).hasSize(3);
    assertThat(address.text("/errors/0/code")).isEqualTo("is_email");
    assertThat(longOne.text("/errors/0/code")).isEqualTo("too_long");
    assertThat(keycloak.idByEmail(email)).isEmpty();
  }

  @Test
  void nameThatKeycloakRefusesIsAProblemOfTheName() {
    Answer refused =
        register(Api.newEmail(), Api.PASSWORD, "<b>Ada</b>").is(400, "invalid_request");

    assertThat(refused.text("/errors/0/field")).isEqualTo("name");
  }

  @Test
  void nothingStaysInKeycloakIfTheAccountCannotBeStored() {
    String email = Api.newEmail();
    mongo.insert(new Document("_id", "left-over-of-" + email).append("email", email), "users");

    api.register(email).is(409, "email_taken");

    assertThat(keycloak.idByEmail(email)).isEmpty();
  }

  private Answer register(String email, String password, String name) {
    return api.post(
        "/api/session/register", null, Map.of("email", email, "password", password, "name", name));
  }
}
