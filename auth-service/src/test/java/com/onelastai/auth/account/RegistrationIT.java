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

  @Autowired private Api api;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private MongoOperations mongo;
  private final String email = Api.newEmail();

  @Test
  void newAccountIsAnsweredAndStoredWithDefaultPreferences() {
    Answer opened =
        api.register(email.toUpperCase())
            .is(201)
            .has("/email", email)
            .has(
                """
                {"name": "Ada Example", "emailVerified": false, "roles": ["user"],
                 "preferences": {"theme": "system", "language": "en"}}
                """);

    String id = opened.text("/id");
    assertThat(keycloak.find(id).orElseThrow().email()).isEqualTo(email);
    api.login(email, Api.PASSWORD).is(200).has("/user/id", id);
  }

  @Test
  void signupIsAnAliasOfRegister() {
    Map<String, String> body =
        Map.of("email", email, "password", Api.PASSWORD, "name", "Ada Example");

    api.post("/api/auth/signup", body).is(201);
    api.post("/api/auth/signup", body).is(409, "email_taken");
  }

  @Test
  void takenAddressIsRefusedInAnyCase() {
    api.register(email).is(201);

    api.register(email).is(409, "email_taken");
    api.register(email.toUpperCase()).is(409, "email_taken");
  }

  @Test
  void weakPasswordIsRefusedWithTheRules() {
    Answer refused = weak("short", "too_short");
    weak(email, "is_email");
    weak("x".repeat(129), "too_long");

    assertThat(refused.body().at("/rules")).hasSize(3);
    refused.has("/errors/0/field", "password");
    assertThat(keycloak.idByEmail(email)).isEmpty();
  }

  @Test
  void nameThatKeycloakRefusesIsAProblemOfTheName() {
    api.register(email, Api.PASSWORD, "<b>Ada</b>")
        .is(400, "invalid_request")
        .has("/errors/0/field", "name");
  }

  @Test
  void accountThatCannotBeStoredIsRemovedFromKeycloak() {
    mongo.insert(new Document("_id", "left-over-of-" + email).append("email", email), "users");

    api.register(email).is(409, "email_taken");

    assertThat(keycloak.idByEmail(email)).isEmpty();
  }

  private Answer weak(String password, String code) {
    return api.register(email, password, "Ada")
        .is(400, "weak_password")
        .has("/errors/0/code", code);
  }
}
