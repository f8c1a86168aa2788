package com.onelastai.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@AuthServiceIT
class InvalidInputIT {

  @Autowired private Api api;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "no address,        a long passphrase, Ada,        email",
        "a@localhost,       a long passphrase, Ada,        email",
        "ada@example.com,   \"\",              Ada,        password",
        "ada@example.com,   \"            \",  Ada,        password",
        "ada@example.com,   a long passphrase, \" \",      name",
        "ada@example.com,   a long passphrase, \"A\tda\",  name",
        "ada@example.com,   a long passphrase, \u202eAda,  name",
        "ada@example.com,   a long passphrase, \u200B,    name",
        "ada@example.com,   a long passphrase, \u3164,    name"
      })
  void invalidFieldOfARegistrationIsNamed(
      String email, String password, String name, String field) {
    Answer refused = api.register(email, password, name).is(400, "invalid_request");

    assertThat(refused.body().at("/errors")).hasSize(1);
    refused.has("/errors/0/field", field);
    assertThat(refused.body().toString()).doesNotContain("passphrase");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/session/register, password",
    "/api/session/login, password",
    "/api/auth/reset-password/confirm, newPassword"
  })
  void halfACharacterInAPasswordIsRefused(String path, String field) {
    String half = "a long passphrase \\ud83d";
    String body =
        """
        {"email": "ada@example.com", "name": "Ada", "token": "t", "%s": "%s"}
        """
            .formatted(field, half);

    api.send(HttpMethod.POST, path, "", body)
        .is(400, "invalid_request")
        .has("/errors/0/field", field);
  }

  @Test
  void tooLongNameIsRefused() {
    api.register("ada@example.com", Api.PASSWORD, "A".repeat(101))
        .is(400, "invalid_request")
        .has("/errors/0/field", "name");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/session/login, email",
    "/api/auth/reset-password, email",
    "/api/auth/reset-password/confirm, token",
    "/api/auth/verify-email, token"
  })
  void missingFieldIsNamed(String path, String field) {
    assertThat(
            api.post(path, Map.of())
                .is(400, "invalid_request")
                .body()
                .at("/errors")
                .findValuesAsString("field"))
        .contains(field);
  }

  @Test
  void otpHasSixDigits() {
    api.login("ada@example.com", "x", Map.of("otp", "12345a"))
        .is(400, "invalid_request")
        .has("/errors/0/field", "otp");
  }
}
