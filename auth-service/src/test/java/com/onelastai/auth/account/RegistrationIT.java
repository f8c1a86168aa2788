package com.onelastai.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.mail.test.MailServer;
import java.text.Normalizer;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT,de;q=0.9,en;q=0.5 | de | Bestätigen Sie Ihre E-Mail-Adresse für OneLastAI",
        "fr,en;q=0.3,de;q=0.4    | de | Bestätigen Sie Ihre E-Mail-Adresse für OneLastAI",
        "fr,en;q=0.4,de;q=0.3    | en | Confirm your e-mail address for OneLastAI",
        "fr                      | en | Confirm your e-mail address for OneLastAI",
        "de_AT;q=x,,-            | en | Confirm your e-mail address for OneLastAI"
      })
  void newAccountIsInTheFirstLanguageOfTheBrowserThatMailsHave(
      String languages, String language, String subject) {
    Answer opened = api.registerIn(languages, email).is(201).has("/preferences/language", language);

    assertThat(keycloak.find(opened.text("/id")).orElseThrow().language()).isEqualTo(language);
    assertThat(MailServer.mailsTo(email, 1).getFirst().subject()).isEqualTo(subject);
  }

  @Test
  void accountThatOnlyKeycloakHasIsInTheLanguageChosenThere() {
    keycloak.create(email, "Ada Example", Api.PASSWORD, "de-AT");

    api.login(email, Api.PASSWORD).is(200).has("/user/preferences/language", "de");
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
    weak("😀".repeat(5), "too_short");
    weak("Password123", "too_common");

    assertThat(refused.body().at("/rules")).hasSize(4);
    refused.has("/errors/0/field", "password");
    assertThat(keycloak.idByEmail(email)).isEmpty();
  }

  @Test
  void lengthOfAPasswordIsCountedInCharacters() {
    String password = "😀".repeat(128);

    api.register(email, password, "Ada").is(201);

    api.login(email, password).is(200);
  }

  @Test
  void passwordIsTheSameInEveryUnicodeForm() {
    String composed = Normalizer.normalize("Zoë's pässword", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

    api.register(email, composed, "Zoë").is(201);
    api.login(email, decomposed).is(200);
    api.login(email, composed).is(200);
    api.login(email, "Zoe's password").is(401, "invalid_credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bob & Sally", "Ada (Mum)", "J.R.R. Tolkien", "Ne$ha #1", "🙂", "李"})
  void nameIsWhatAPersonCallsThemselves(String name) {
    api.register(email, Api.PASSWORD, name).is(201).has("/name", name);
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
