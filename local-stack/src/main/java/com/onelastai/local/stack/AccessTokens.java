package com.onelastai.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Logs in as one of the seeded local users. */
final class AccessTokens {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> LOGINS =
      Map.of(
          "user", "username=user%40example.com&password=Local-user-1",
          "admin", "username=admin%40example.com&password=Local-admin-1");

  private AccessTokens() {}

  static String get(String keycloakUrl, String role) {
    String login = LOGINS.get(role);
    if (login == null) {
      throw new StackException("No seeded user " + role + ": use user or admin");
    }
    URI tokens = URI.create(keycloakUrl + "/realms/onelastai/protocol/openid-connect/token");
    HttpRequest request =
        HttpRequest.newBuilder(tokens)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=password&client_id=local-cli&scope=openid&" + login))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new StackException(
            "Keycloak at %s refused the login: %s".formatted(keycloakUrl, response.body()));
      }
      return JSON.readTree(response.body()).required("access_token").asString();
    } catch (IOException e) {
      throw new StackException(
          "Keycloak at " + keycloakUrl + " does not answer: is the suite up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted", e);
    }
  }
}
