package com.onelastai.auth.securitylog.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelastai.auth.test.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser on Keycloak's own pages, which it asks for by their inner address. */
final class Pages {

  private static final String PUBLIC_URL = "http://localhost:8080/identity";
  private static final String RETURN = "http://localhost:8080/back";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final String userAgent;
  private final String address;
  private String language = "en";
  private String page = "";

  /** As the browser's user has chosen it. */
  Pages in(String language) {
    this.language = language;
    return this;
  }

  Pages(String userAgent, String address) {
    this.userAgent = userAgent;
    this.address = address;
  }

  /**
   * Begins a code flow with PKCE.
   *
   * @param action what Keycloak shall ask for after the login; empty for nothing
   */
  Pages open(String action) {
    String query =
        "?client_id=web&response_type=code&scope=openid&redirect_uri="
            + URLEncoder.encode(RETURN, UTF_8)
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&code_challenge_method=S256"
            + (action.isEmpty() ? "" : "&kc_action=" + action);
    send(
        request(KeycloakServer.url() + "/realms/onelastai/protocol/openid-connect/auth" + query)
            .GET());
    return this;
  }

  /** Opens an address that is on the page, or came by mail. */
  boolean follow(String link) {
    return send(request(inner(link)).GET());
  }

  /** Whether the form that is shown has this field. */
  boolean asks(String field) {
    return page.contains("name=\"" + field + "\"");
  }

  /** What is between the two on the page that is shown. */
  String find(String before, String after) {
    Matcher found = Pattern.compile(before + "([^\"]+)" + after).matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + before + " in " + page);
    }
    return found.group(1).replace("&amp;", "&");
  }

  /**
   * Fills in the form that is shown.
   *
   * @return whether the browser is sent back with a code
   */
  boolean submit(Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(inner(find("action=\"", "\"")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private boolean send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      String location = response.headers().firstValue("Location").orElse("");
      if (location.startsWith(RETURN)) {
        return location.contains("code=");
      }
      if (!location.isEmpty()) {
        return send(request(inner(location)).GET());
      }
      page = response.body();
      return false;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(target))
        .header("User-Agent", userAgent)
        .header("Accept-Language", language)
        .header("X-Forwarded-For", address)
        .header(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0], pair[1]);
  }

  private static String inner(String address) {
    String server = KeycloakServer.url();
    return address.startsWith("/")
        ? URI.create(server).resolve(address).toString()
        : address.replace(PUBLIC_URL, server);
  }
}
