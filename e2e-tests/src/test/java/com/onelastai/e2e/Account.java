package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person with an account and a browser.
 *
 * @param id Keycloak's {@code sub}
 */
record Account(Suite suite, String id, String email, String password) {

  static final String PASSWORD = "Correct-horse-7";

  private static final JsonMapper JSON = new JsonMapper();

  static Account register(Suite suite) {
    String email = "person-" + UUID.randomUUID() + "@example.com";
    HttpResponse<String> answer =
        new Browser(suite.gateway())
            .post(
                "/api/session/register",
                json(Map.of("email", email, "password", PASSWORD, "name", "Ada Example")),
                Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new Account(suite, read(answer).get("id").asString(), email, PASSWORD);
  }

  /** Logs in and keeps the cookies in the browser. */
  String logIn(Browser browser) {
    HttpResponse<String> answer = tryLogIn(browser, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer).get("accessToken").asString();
  }

  String accessToken() {
    return logIn(new Browser(suite.gateway()));
  }

  HttpResponse<String> tryLogIn(Browser browser, Map<String, String> more) {
    Map<String, String> body = new LinkedHashMap<>(Map.of("email", email, "password", password));
    body.putAll(more);
    return browser.post("/api/session/login", json(body), Map.of());
  }

  Mailbox mailbox() {
    return new Mailbox(suite, email);
  }

  static String json(Map<String, ?> body) {
    return JSON.writeValueAsString(body);
  }

  static JsonNode read(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** The stable code of a problem. */
  static String code(HttpResponse<String> answer) {
    return read(answer).path("code").asString("");
  }
}
