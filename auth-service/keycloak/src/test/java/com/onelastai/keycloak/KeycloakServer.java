package com.onelastai.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server with the realm and the provider; started by the first test that needs it. */
final class KeycloakServer {

  static final KeycloakServer RUNNING = new KeycloakServer();
  static final String PASSWORD = "Right-password-1";
  static final String BROWSER = "TestBrowser/1.0";
  static final String ADDRESS = "203.0.113.7";
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String CLIENT_SECRET = "secret-of-this-test";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path home;
  private final Stack stack;

  private KeycloakServer() {
    try {
      Path project = Path.of("../..").toAbsolutePath().normalize();
      home = Files.createTempDirectory(Path.of("target"), "stack");
      stack =
          Stack.open(
              StackSettings.isolated(project, home)
                  .withEnvironment("ONELASTAI_AUTH_CLIENT_SECRET", CLIENT_SECRET));
      stack.start("keycloak");
      Runtime.getRuntime().addShutdownHook(new Thread(stack::down));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Answer(int status, JsonNode json) {

    Answer is(int status) {
      assertThat(this.status).as("%s", json).isEqualTo(status);
      return this;
    }

    Answer refused(String error) {
      assertThat(json.path("error").asString()).isEqualTo(error);
      return this;
    }

    String text(String field) {
      return json.required(field).asString();
    }

    /** The claims of the access token. */
    JsonNode claims() {
      return KeycloakServer.claims(text("access_token"));
    }
  }

  record User(String id, String email) {

    /** Signs in with the right password, unless the parameters have another one. */
    Answer login(String... parameters) {
      return RUNNING.token("auth-service", email, BROWSER, withPassword(parameters));
    }

    /** Signs in with a wrong password several times. */
    void failLogins(int times) {
      for (int i = 0; i < times; i++) {
        login("password", "wrong");
      }
    }

    Answer check(String... parameters) {
      return RUNNING.token("credential-check", email, BROWSER, parameters);
    }

    JsonNode get(String path) {
      return RUNNING.admin("GET", "users/" + id + path).json;
    }

    JsonNode events() {
      return RUNNING.admin("GET", "events?user=" + id).json;
    }

    /** Waits for this number of failures, since Keycloak counts them after it has answered. */
    void awaitFailures(int failures) {
      String path = "attack-detection/brute-force/users/" + id;
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(RUNNING.admin("GET", path).json.required("numFailures").asInt())
                  .isEqualTo(failures));
    }

    private static String[] withPassword(String... parameters) {
      return Stream.concat(Stream.of("password", PASSWORD), Stream.of(parameters))
          .toArray(String[]::new);
    }
  }

  /** The URL of the gateway, which the realm puts into tokens and pages. */
  String publicUrl() {
    return stack.gatewayUrl();
  }

  /** The token of a user for local runs. */
  String localUsersToken(String role) {
    return stack.accessToken(role);
  }

  Path secret(String name) {
    return home.resolve("data/secrets").resolve(name);
  }

  static JsonNode claims(String token) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  String realmUrl() {
    return stack.keycloakUrl() + "/realms/onelastai";
  }

  Answer token(String clientId, String username, String browser, String... parameters) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "password");
    form.put("username", username);
    for (int i = 0; i < parameters.length; i += 2) {
      form.put(parameters[i], parameters[i + 1]);
    }
    return token(clientId, browser, form);
  }

  Answer refresh(String refreshToken) {
    return token(
        "auth-service",
        BROWSER,
        Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  private Answer token(String clientId, String browser, Map<String, String> parameters) {
    Map<String, String> form = new LinkedHashMap<>(parameters);
    form.put("client_id", clientId);
    form.put("client_secret", CLIENT_SECRET);
    return token(browser, form);
  }

  Answer token(String browser, Map<String, String> form) {
    return send(
        HttpRequest.newBuilder(URI.create(realmUrl() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", browser)
            .header("X-Forwarded-For", ADDRESS)
            .POST(BodyPublishers.ofString(encode(form)))
            .build());
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  Answer admin(String method, String path) {
    return admin(method, path, BodyPublishers.noBody());
  }

  Answer admin(String method, String path, Object body) {
    return admin(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  /** Calls the admin API as auth-service. */
  private Answer admin(String method, String path, BodyPublisher body) {
    String token =
        token("auth-service", BROWSER, Map.of("grant_type", "client_credentials"))
            .text("access_token");
    return send(
        HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + "/admin/realms/onelastai/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build());
  }

  User newUser(Object... credentials) {
    String email = UUID.randomUUID() + "@example.com";
    Object[] password = {Map.of("type", "password", "value", PASSWORD)};
    admin(
        "POST",
        "users",
        Map.of("username", email, "email", email, "enabled", true, "credentials", password));
    JsonNode created = admin("GET", "users?exact=true&email=" + email).json.get(0);
    User user = new User(created.required("id").asString(), email);
    for (Object credential : credentials) {
      admin("PUT", "users/" + user.id, Map.of("credentials", new Object[] {credential}));
    }
    return user;
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      String body = response.body();
      return new Answer(
          response.statusCode(), body.isEmpty() ? JSON.nullNode() : JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
