package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.RUNNING;

import com.onelastai.keycloak.KeycloakServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Keycloak's login, or the redirect that ends it. The pages link to the gateway, which
 * does not run here, so the links are changed to Keycloak itself.
 */
record LoginPage(Map<String, String> cookies, String html, String location) {

  static final String BROWSER = "PageBrowser/1.0";
  private static final String VERIFIER = "a-code-verifier-is-at-least-43-characters-long";
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

  static LoginPage open() {
    Map<String, String> query =
        Map.of(
            "client_id", "web",
            "response_type", "code",
            "scope", "openid",
            "redirect_uri", redirectUri(),
            "code_challenge_method", "S256",
            "code_challenge", challenge());
    String page =
        RUNNING.realmUrl() + "/protocol/openid-connect/auth?" + KeycloakServer.encode(query);
    return send(HttpRequest.newBuilder(URI.create(page)).GET(), Map.of());
  }

  LoginPage submit(String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return send(
        HttpRequest.newBuilder(URI.create(action()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(KeycloakServer.encode(form))),
        cookies);
  }

  private String action() {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      throw new IllegalStateException("No form in " + html + location);
    }
    String server = RUNNING.realmUrl().replaceFirst("/identity/.*", "");
    return form.group(1).replace("&amp;", "&").replace(RUNNING.publicUrl(), server);
  }

  /** The last of the alternatives that the page offers. */
  String lastExecution() {
    Matcher executions =
        Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"").matcher(html);
    return executions.results().map(found -> found.group(1)).toList().getLast();
  }

  Answer tokens() {
    Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
    if (!code.find()) {
      throw new IllegalStateException("No code in " + html + location);
    }
    return RUNNING.token(
        KeycloakServer.BROWSER,
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            "web",
            "redirect_uri",
            redirectUri(),
            "code_verifier",
            VERIFIER,
            "code",
            code.group(1)));
  }

  private static LoginPage send(HttpRequest.Builder request, Map<String, String> cookies) {
    Map<String, String> all = new LinkedHashMap<>(cookies);
    all.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response =
          client.send(request.header("User-Agent", BROWSER).build(), BodyHandlers.ofString());
      for (String cookie : response.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        all.put(pair[0], pair[1]);
      }
      return new LoginPage(
          all, response.body(), response.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String redirectUri() {
    return RUNNING.publicUrl() + "/signed-in";
  }

  private static String challenge() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
