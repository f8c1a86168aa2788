package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keycloak's own pages behind the gateway: authorization code with PKCE for the client web. */
class KeycloakPagesIT {

  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final String verifier = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");

  @Test
  void loginOnKeycloaksPagesIsListedAndLoggedForTheSameUser() {
    String token = exchange(authorize());
    Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);

    assertThat(
            assertStatus(200, Http.get(suite.gateway().resolve("/api/session/me"), bearer)).body())
        .contains(account.id());
    assertThat(get("/api/auth/sessions", bearer)).contains("\"current\":true", "Firefox");
    await()
        .untilAsserted(
            () -> assertThat(get("/api/security/logs", bearer)).contains("\"login\"", "Firefox"));
  }

  private String authorize() {
    Map<String, String> query =
        Map.of(
            "client_id", "web",
            "response_type", "code",
            "scope", "openid",
            "redirect_uri", redirect(),
            "code_challenge_method", "S256",
            "code_challenge", challenge());
    HttpResponse<String> page = send(HttpRequest.newBuilder(openIdConnect("auth?" + form(query))));
    // Browsers treat localhost like https.
    cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    Matcher action = FORM.matcher(page.body());
    assertThat(action.find()).as(page.body()).isTrue();
    HttpResponse<String> answer =
        post(
            URI.create(action.group(1).replace("&amp;", "&")),
            Map.of("username", account.email(), "password", account.password()));
    assertStatus(302, answer);
    String location = answer.headers().firstValue("Location").orElseThrow();
    Matcher code = CODE.matcher(location);
    assertThat(code.find()).as(location).isTrue();
    return code.group(1);
  }

  private String exchange(String code) {
    HttpResponse<String> answer =
        post(
            openIdConnect("token"),
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "web",
                "code",
                code,
                "redirect_uri",
                redirect(),
                "code_verifier",
                verifier));
    assertStatus(200, answer);
    return Account.read(answer).get("access_token").asString();
  }

  private URI openIdConnect(String path) {
    return suite.gateway().resolve("/identity/realms/onelastai/protocol/openid-connect/" + path);
  }

  private String redirect() {
    return suite.gateway().resolve("/auth/callback").toString();
  }

  private String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String get(String path, Map<String, String> headers) {
    return Http.get(suite.gateway().resolve(path), headers).body();
  }

  private HttpResponse<String> post(URI address, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return Http.send(client, request, Map.of("User-Agent", Browser.FIREFOX));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
