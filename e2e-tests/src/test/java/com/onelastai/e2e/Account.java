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
    Map<String, String> person =
        Map.of("email", email, "password", PASSWORD, "name", "Ada Example");
    HttpResponse<String> answer = suite.browser().post("/api/session/register", person);
    String id = read(assertStatus(201, answer)).get("id").asString();
    return new Account(suite, id, email, PASSWORD);
  }

  /** Logs in and keeps the cookies in the browser. */
  String logIn(Browser browser) {
    return read(assertStatus(200, tryLogIn(browser, Map.of()))).get("accessToken").asString();
  }

  /** A new browser that has logged in. */
  Browser signedIn() {
    Browser browser = suite.browser();
    logIn(browser);
    return browser;
  }

  String accessToken() {
    return logIn(suite.browser());
  }

  HttpResponse<String> tryLogIn(Browser browser, Map<String, String> more) {
    Map<String, String> body = new LinkedHashMap<>(Map.of("email", email, "password", password));
    body.putAll(more);
    return browser.post("/api/session/login", body);
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

  /** The answer to a request that succeeded. */
  static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  static HttpResponse<String> assertStatus(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  static void assertRefused(int status, String code, HttpResponse<String> answer) {
    assertThat(code(assertStatus(status, answer))).isEqualTo(code);
  }

  /** The stable code of a problem. */
  static String code(HttpResponse<String> answer) {
    return read(answer).path("code").asString("");
  }
}
