package com.onelastai.auth.keycloak;

import com.onelastai.auth.client.Client;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/**
 * Keycloak's token endpoint. It is told with what and from where the user calls, for its events and
 * sessions.
 */
public final class TokenEndpoint {

  private final RestClient endpoint;
  private final String clientSecret;
  private final KeycloakCalls calls;

  TokenEndpoint(RestClient endpoint, String clientSecret, KeycloakCalls calls) {
    this.endpoint = endpoint;
    this.clientSecret = clientSecret;
    this.calls = calls;
  }

  /** Begins a session. */
  Tokens login(String email, Factors factors, Client client) {
    MultiValueMap<String, String> form = password(KeycloakProperties.LOGIN_CLIENT, email, factors);
    form.add("scope", "openid");
    return tokens(form, client);
  }

  /** Checks factors and begins nothing. */
  void check(String email, Factors factors, Client client) {
    tokens(password(KeycloakProperties.CHECK_CLIENT, email, factors), client);
  }

  /**
   * Gives new tokens for a refresh token, which is used up by that.
   *
   * @throws TokenRefused if it is none, or was used before
   */
  public Tokens refresh(String refreshToken, Client client) {
    MultiValueMap<String, String> form = form(KeycloakProperties.LOGIN_CLIENT, "refresh_token");
    form.add("refresh_token", refreshToken);
    return tokens(form, client);
  }

  /** Ends the session of a refresh token; nothing happens if there is none. */
  public void logout(String refreshToken, Client client) {
    MultiValueMap<String, String> form = form(KeycloakProperties.LOGIN_CLIENT, "");
    form.add("refresh_token", refreshToken);
    calls.call(() -> post("/logout", form, client).exchange((request, response) -> true));
  }

  private MultiValueMap<String, String> password(String clientId, String email, Factors factors) {
    MultiValueMap<String, String> form = form(clientId, "password");
    form.add("username", email);
    add(form, "password", factors.password());
    add(form, "totp", factors.otp());
    add(form, "recovery_code", factors.recoveryCode());
    return form;
  }

  private MultiValueMap<String, String> form(String clientId, String grantType) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("client_id", clientId);
    form.add("client_secret", clientSecret);
    form.add("grant_type", grantType);
    return form;
  }

  private static void add(
      MultiValueMap<String, String> form, String field, @Nullable String value) {
    if (value != null) {
      form.add(field, value);
    }
  }

  private Tokens tokens(MultiValueMap<String, String> form, Client client) {
    return calls.call(
        () -> post("/token", form, client).exchangeForRequiredValue(TokenEndpoint::read));
  }

  private RestClient.RequestBodySpec post(
      String path, MultiValueMap<String, String> form, Client client) {
    return endpoint
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .headers(headers -> describe(client, headers))
        .body(form);
  }

  private static void describe(Client client, HttpHeaders headers) {
    if (client.address() != null) {
      headers.set("X-Forwarded-For", client.address());
    }
    if (client.userAgent() != null) {
      headers.set(HttpHeaders.USER_AGENT, client.userAgent());
    }
  }

  private static Tokens read(HttpRequest request, ConvertibleClientHttpResponse response)
      throws IOException {
    if (response.getStatusCode().is2xxSuccessful()) {
      return body(response, Tokens.class);
    }
    if (response.getStatusCode().is5xxServerError()) {
      throw new HttpServerErrorException(response.getStatusCode());
    }
    throw new TokenRefused(body(response, TokenRefused.Answer.class));
  }

  private static <T> T body(ConvertibleClientHttpResponse response, Class<T> type) {
    return Objects.requireNonNull(response.bodyTo(type), "Keycloak answered without a body");
  }
}
