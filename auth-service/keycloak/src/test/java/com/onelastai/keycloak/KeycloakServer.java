package com.onelastai.keycloak;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
  private final Stack stack;

  private KeycloakServer() {
    try {
      Path project = Path.of("../..").toAbsolutePath().normalize();
      Path home = Files.createTempDirectory(Path.of("target"), "stack");
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
    String error() {
      return json.path("error").asString();
    }
  }

  record User(String id, String email) {}

  /** Where the realm believes to be: behind the gateway. */
  String publicUrl() {
    return stack.gatewayUrl();
  }

  String realmUrl() {
    return stack.keycloakUrl() + "/realms/onelastai";
  }

  Answer login(User user, String... parameters) {
    return token("auth-service", user.email, BROWSER, parameters);
  }

  Answer check(User user, String... parameters) {
    return token("credential-check", user.email, BROWSER, parameters);
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

  /** With the rights that auth-service has. */
  private Answer admin(String method, String path, BodyPublisher body) {
    String token =
        token("auth-service", BROWSER, Map.of("grant_type", "client_credentials"))
            .json
            .required("access_token")
            .asString();
    return send(
        HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + "/admin/realms/onelastai/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build());
  }

  JsonNode get(String path) {
    return admin("GET", path).json;
  }

  User newUser(Object... credentials) {
    String email = UUID.randomUUID() + "@example.com";
    Map<String, Object> password = Map.of("type", "password", "value", PASSWORD);
    admin(
        "POST",
        "users",
        Map.of(
            "username",
            email,
            "email",
            email,
            "enabled",
            true,
            "credentials",
            new Object[] {password}));
    User user =
        new User(get("users?exact=true&email=" + email).get(0).required("id").asString(), email);
    for (Object credential : credentials) {
      admin("PUT", "users/" + user.id, Map.of("credentials", new Object[] {credential}));
    }
    return user;
  }

  JsonNode events(User user) {
    return get("events?user=" + user.id);
  }

  /** Keycloak counts a failure after it has answered. */
  int failures(User user) {
    return get("attack-detection/brute-force/users/" + user.id).required("numFailures").asInt();
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
