package com.onelastai.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Settings that Keycloak and auth-service share, and logins of the seeded users. */
record Accounts(StackSettings settings, Addresses addresses) {

  static final String CLIENT_SECRET = "ONELASTAI_AUTH_CLIENT_SECRET";

  private static final Map<String, String> LOGINS =
      Map.of(
          "user", "username=user%40example.com&password=Local-user-1",
          "support", "username=support%40example.com&password=Local-support-1",
          "moderator", "username=moderator%40example.com&password=Local-moderator-1",
          "admin", "username=admin%40example.com&password=Local-admin-1");

  Map<String, String> keycloakEnvironment() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        settings.secret("keycloak-admin"),
        CLIENT_SECRET,
        clientSecret(),
        "ONELASTAI_PUBLIC_URL",
        addresses.publicUrl(),
        "SMTP_HOST",
        addresses.smtpHost(),
        "SMTP_PORT",
        addresses.smtpPort());
  }

  Map<String, String> authServiceEnvironment(List<String> services) {
    return Map.of(
        "ERASURE_SERVICES",
        String.join(",", services),
        CLIENT_SECRET,
        clientSecret(),
        "ONELASTAI_MAIL_TOKEN_SECRET",
        settings.secret("ONELASTAI_MAIL_TOKEN_SECRET", "mail-token-secret"));
  }

  private String clientSecret() {
    return settings.secret(CLIENT_SECRET, "auth-client-secret");
  }

  /** Logs in as one of the seeded local users. */
  static String accessToken(String keycloakUrl, String role) {
    String login = LOGINS.get(role);
    if (login == null) {
      throw new StackException(
          "No seeded user " + role + ": use user, support, moderator or admin");
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
      return JsonMapper.shared().readTree(response.body()).required("access_token").asString();
    } catch (IOException e) {
      throw new StackException(
          "Keycloak at " + keycloakUrl + " does not answer: is the suite up?", e);
    } catch (InterruptedException e) {
      throw StackException.interrupted(e);
    }
  }
}
