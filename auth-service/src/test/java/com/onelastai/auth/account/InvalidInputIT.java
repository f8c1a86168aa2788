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

@AuthServiceIT
class InvalidInputIT {

  private final Api api;

  @Autowired
  InvalidInputIT(Api api) {
    this.api = api;
  }

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
        "ada@example.com,   a long passphrase, \u202eAda,  name"
      })
  void badFieldOfARegistrationIsNamed(String email, String password, String name, String field) {
    Answer refused =
        api.post(
                "/api/session/register",
                null,
                Map.of("email", email, "password", password, "name", name))
            .is(400, "invalid_request");

    assertThat(refused.body().at("/errors")).hasSize(1);
    assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    assertThat(refused.body().toString()).doesNotContain("passphrase");
  }

  @Test
  void tooLongNameIsRefused() {
    Map<String, String> body =
        Map.of("email", "ada@example.com", "password", Api.PASSWORD, "name", "A".repeat(101));

    assertThat(
            api.post("/api/session/register", null, body)
                .is(400, "invalid_request")
                .text("/errors/0/field"))
        .isEqualTo("name");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/session/login, email",
    "/api/auth/reset-password, email",
    "/api/auth/reset-password/confirm, token",
    "/api/auth/verify-email, token"
  })
  void whatIsMissingIsNamed(String path, String field) {
    Answer refused = api.post(path, null, Map.of()).is(400, "invalid_request");

    assertThat(
            refused.body().at("/errors").valueStream().map(error -> error.at("/field").asString()))
        .contains(field);
  }

  @Test
  void codeOfALoginHasSixDigits() {
    assertThat(
            api.login("ada@example.com", "x", Map.of("otp", "12345a"))
                .is(400, "invalid_request")
                .text("/errors/0/field"))
        .isEqualTo("otp");
  }
}
